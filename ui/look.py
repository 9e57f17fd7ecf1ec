"""The colours and letters of the page: one blue, warm greys, the system's own letters."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import gradio as gr


def theme() -> "gr.themes.Base":
    """A quiet theme. Nothing is fetched: its letters are those of the machine."""
    import gradio as gr

    return gr.themes.Base(
        primary_hue="blue",
        neutral_hue="stone",
        radius_size="md",
        font=["system-ui", "-apple-system", "Segoe UI", "Roboto", "sans-serif"],
        font_mono=["ui-monospace", "Consolas", "monospace"],
    )
