"""What the Messaging API takes. Source: developers.line.biz/en/reference/messaging-api, read 2026-11; check again before relying on one."""

MESSAGES = 5  # of one reply or push
QUICK_REPLIES = 13
LABEL = 20  # characters of an action's label
POSTBACK_DATA = 300  # characters
DISPLAY_TEXT = 300
TEXT = 5_000  # UTF-16 code units of a text message
ALT_TEXT = 1_500
BUBBLE_BYTES = 30_000  # of a Flex bubble as JSON
REPLY_SECONDS = 60.0  # within which a reply token works, about
