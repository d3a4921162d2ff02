"""The preflight: what is asked of a feed, its files, its server and its ledger, and what is not so."""

from __future__ import annotations

from dateline.feed.check.document import check_feed
from dateline.feed.check.files import check_files
from dateline.feed.check.identity import check_ledger, check_show
from dateline.feed.check.reading import Feed, read
from dateline.feed.check.rules import ORDER, RULES, Finding, Rule, catalogue, worst_first
from dateline.feed.check.served import NEWEST, check_served

__all__ = [
    "NEWEST",
    "ORDER",
    "RULES",
    "Feed",
    "Finding",
    "Rule",
    "catalogue",
    "check_feed",
    "check_files",
    "check_ledger",
    "check_served",
    "check_show",
    "read",
    "worst_first",
]
