"""The editions of 佐世保市DX戦略実行計画 that come with this repository: each folder holds one, with where every row came from."""

from pathlib import Path

R5 = Path(__file__).parent / "r5"
