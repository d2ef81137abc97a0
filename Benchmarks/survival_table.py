"""The survival table, from the result that survival.py stores."""
import math

import run  # noqa: F401  makes `tables` known
from tables import markdown


def percent(share: float) -> str:
    """Rounded down: 100 means all."""
    return str(math.floor(100 * share + 1e-9))


def table(result: dict) -> str:
    """Of each tool the share of cases in which nothing injected came out, and in which the article came out, in %."""
    tools = result["tools"]
    rows = [[f"{row['axis']}: {row['value']}" if row["axis"] else row["value"], str(row["cases"])]
            + [" / ".join(percent(row["tools"][tool][key]) for key in ("left_out", "kept")) for tool in tools]
            for row in result["rows"]]
    clean = [["nothing injected", str(result["clean_pages"])]
             + [f"– / {percent(result['clean_kept'][tool])}" for tool in tools]]
    return markdown(["% of cases: left out / article kept", "cases", *tools], rows + clean)
