# planted at: src/alongside/doors/jobs/planted.py
# caught by: style
# says: S602
import subprocess


def planted(name: str) -> None:
    subprocess.run(f"ls {name}", shell=True, check=True)
