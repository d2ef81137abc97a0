#!/usr/bin/env python3
"""Tells what more training pages would give: `curve.py CHAFF CORPUS [--only NAME]`.

Trains on a share of the sites of the corpus and on all else (gold pages, generated lines and pages); the generator's
copies of pages of other sites are left out with them. A site that is in a smaller share is in every larger one. Figures
go to Training/results/curve.json as they come.
"""
from hashlib import sha256

from folds import group_of
from samples_filter import GENERATED, HTML, PAGES, Keep, records
from series import Series, parser

#: In hundredths of the sites.
SHARES = (5, 10, 25, 50)


def place(group: str) -> int:
    """Where a site stands among a hundred places."""
    return int.from_bytes(sha256(group.encode()).digest()[:8]) % 100


def first(share: int, sites: set[str]) -> Keep:
    """Keeps the sites of a share, and all that is of no site."""
    def keep(record: dict) -> bool:
        if record["from"] not in (PAGES, HTML, GENERATED):
            return True
        group = group_of(record)
        return group not in sites or place(group) < share

    return keep


def main() -> None:
    options = parser(__doc__).parse_args()
    series = Series("curve", options)
    pages = [group_of(record) for _, record in records(options.corpus / "pages-train.jsonl.gz")]
    sites = set(pages)
    if series.wanted("100"):
        series.keep("100", {"sites": len(sites), "pages": len(pages), "sets": series.sets(options.model)})
    for share in SHARES:
        if series.wanted(str(share)):
            kept = {site for site in sites if place(site) < share}
            series.keep(str(share), {
                "sites": len(kept), "pages": sum(group in kept for group in pages),
                "sets": series.sets(series.train(first(share, sites)))})


if __name__ == "__main__":
    main()
