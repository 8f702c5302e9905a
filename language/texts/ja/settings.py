"""What is said at start when the city's settings file cannot be used."""

SETTINGS: dict[str, str] = {
    "city.missing": "市のファイル（{file}）が見つからないため、起動しません。KIKITORI_CITY_FILEに、ファイルの場所を正しく入れてください。",
    "city.not_utf8": "{file}がUTF-8ではないため、読めません。文字コードをUTF-8にして保存してください。",
    "city.not_toml": "{file}の{line}行目は、TOMLとして読めません。city.sample.tomlの書き方に合わせて直してください。",
    "city.unknown_key": "{file}の「{key}」は、決められた項目にありません。city.sample.tomlの名前に直すか、消してください。",
    "city.not_text": '{file}の「{key}」は、文字ではありません。値を"…"で囲んでください。',
    "city.not_table": "{file}の「{key}」は、見出しではありません。[{key}]の行を置いて、その下に書いてください。",
}
