"""Our own styles, scripts and icon, as they are served."""

from pathlib import Path

ASSETS = Path(__file__).parent.parent / "assets"
