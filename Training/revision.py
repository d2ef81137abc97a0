"""Which state of the repository figures were made with."""
import subprocess

from tables import ROOT


def commit() -> str:
    """The short hash of the commit; `+` after it if the tree has changes."""
    def git(*arguments: str) -> str:
        return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True).stdout.strip()

    return git("rev-parse", "--short", "HEAD") + ("+" if git("status", "--porcelain", "-uno") else "")
