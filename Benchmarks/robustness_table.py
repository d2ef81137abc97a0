"""The table of the tricks, from the result that robustness.py stores."""
import run  # noqa: F401  makes `tables` known
from tables import NONE, markdown


def share(found: dict, key: str) -> str:
    return f"{100 * found[key] / found['lines']:.1f}" if found["lines"] else NONE


def table(result: dict) -> str:
    """For each trick recall in %, and how many clean lines are called spam, without and with it."""
    rows = []
    for row in result["rows"]:
        spam, clean = row["spam"], row["clean"]
        fall = 100 * (spam["without"] - spam["with"]) / spam["lines"] if spam["lines"] else 0
        rows.append([row["name"], str(spam["lines"]), share(spam, "without"), share(spam, "with"),
                     f"{fall:+.1f}" if spam["lines"] else NONE, str(clean["lines"]), str(clean["without"]),
                     str(clean["with"])])
    return markdown(["trick", "spam lines", "recall without", "with", "fall", "clean lines", "alarms without", "with"],
                    rows)
