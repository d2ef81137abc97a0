"""The line above a table that tells where its figures are from."""

#: The packages as results name them, and as documents do.
PACKAGES = {"fasttext": "fastText", "vowpalwabbit": "Vowpal Wabbit", "Resiliparse": "Resiliparse",
            "trafilatura": "trafilatura", "jusText": "jusText", "lxml": "lxml"}


def source(run: dict) -> str:
    versions = "".join(f"{title} {run[name]}, " for name, title in PACKAGES.items() if name in run)
    return (f"Commit {run['commit']}; {run['processor']}, {run['cores']} cores; {versions}Python {run['python']}; "
            f"`{run['command']}`.\n\n")
