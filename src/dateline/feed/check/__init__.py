"""The preflight: what is asked of a feed, its files, its server and its ledger, and what is not so."""

from __future__ import annotations

from dateline.feed.check.archives import archives, check_archive
from dateline.feed.check.compared import Here
from dateline.feed.check.document import check_feed
from dateline.feed.check.files import check_files, check_unnamed
from dateline.feed.check.identity import check_identities, check_ledger, check_show
from dateline.feed.check.reading import Feed, read
from dateline.feed.check.rules import ORDER, RULES, Finding, Rule, catalogue, worst_first
from dateline.feed.check.served import NEWEST, check_served

__all__ = [
    "NEWEST",
    "ORDER",
    "RULES",
    "Feed",
    "Finding",
    "Here",
    "Rule",
    "archives",
    "catalogue",
    "check_archive",
    "check_feed",
    "check_files",
    "check_identities",
    "check_ledger",
    "check_served",
    "check_show",
    "check_unnamed",
    "read",
    "worst_first",
]
