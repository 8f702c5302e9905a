"""Indicators and projects of the real plan that the interview is tested on, with what each stands for."""

from __future__ import annotations

SEMINARS = "K036"  # デジタル活用セミナー実施回数: a count, a year's flow, R5 45
ONLINE = "K028"  # オンライン申請利用率（窓口）: a ratio, R5 6.8 %
CASHLESS = "K033"  # キャッシュレス決済利用率（財務システム）: a ratio, R5 4 %
PUSH = "K012"  # プッシュ型通知登録数: a ratio whose numerator is no part of its denominator
TASKS = "K024"  # AI等先進的なICTを活用する業務数: a level, R5 205
TRANSCRIPTS = "P090"  # 文字起こしAI: 処理件数（累計）, a running total, R5 3,395
WIFI = "P081"  # 市内公共施設へのWi-Fi環境導入: a level, R5 29
REPORTS = "P054"  # WEBアプリケーション等による通報件数: a year's flow
SECURITY = "P105"  # a project without 活動指標
PAPERLESS = "K044"  # less is better, and its fixed base is not printed
UNPLANNED = "K029"  # its 予定 is a text
