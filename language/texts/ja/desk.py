"""What the 取りまとめ reads."""

DESK: dict[str, str] = {
    "progress": "提出率は{percent}%です（{total}件中{submitted}件、{at}現在）。\n下書き{draft}件、集計中{pending}件、未回答{open}件です。\n提出期限は{deadline}です。",
    "progress.deadline": "提出期限は{deadline}です。",
    "progress.department": "{department}　{total}件：提出{submitted}、下書き{draft}、集計中{pending}、未回答{open}",
    "progress.bar": "　{bar}　{percent}%",
    "progress.own": "{department}の提出率は{percent}%です（{total}件中{submitted}件、{at}現在）。\n下書き{draft}件、集計中{pending}件、未回答{open}件です。\n提出期限は{deadline}です。",
    "progress.aside": "集計中・分からない・担当の確認・途中の照会項目は、次のとおりです。",
    "progress.aside_line": "{department}　{name}　{state}",
    "progress.elsewhere": "担当の確認（回答は「{post}」）",
    "progress.open_list": "未回答の一覧",
    "progress.by_department": "部局を選ぶ",
    "progress.which": "どの部局を見ますか。",
    "progress.open_head": "未回答は{n}件です。",
    "progress.open_none": "未回答の照会項目はありません。",
    "progress.not_allowed": "部局ごとの進捗は、所属部局と取りまとめが見られます。",
}
