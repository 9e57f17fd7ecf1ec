"""The colours and letters of the page: warm paper, dark ink, one blue. The rest of its looks is in `assets/`."""

import gradio as gr

_PAPER, _CARD, _INK, _DIM, _LINE, _BLUE = "#fbfaf8", "#ffffff", "#1c1917", "#57534e", "#e3dfda", "#1d4ed8"
_PAPER_DARK, _CARD_DARK, _INK_DARK, _DIM_DARK, _LINE_DARK, _BLUE_DARK = (
    "#161412", "#1f1c1a", "#f1ede8", "#b8b0a8", "#3a3531", "#93b4ff",
)  # fmt: skip


def theme() -> gr.themes.Base:
    """A quiet theme, light and dark. Nothing is fetched: its letters are those of the machine."""
    base = gr.themes.Base(
        primary_hue="blue",
        neutral_hue="stone",
        radius_size="md",
        text_size="md",
        font=["system-ui", "-apple-system", "Segoe UI", "Roboto", "sans-serif"],
        font_mono=["ui-monospace", "Consolas", "monospace"],
    )
    light = {
        "body_background_fill": _PAPER,
        "body_text_color": _INK,
        "body_text_color_subdued": _DIM,
        "background_fill_primary": _CARD,
        "background_fill_secondary": _PAPER,
        "border_color_primary": _LINE,
        "block_background_fill": "transparent",
        "block_border_color": _LINE,
        "block_label_text_color": _DIM,
        "block_title_text_color": _DIM,
        "color_accent_soft": "#eaf0fe",
        "input_background_fill": _CARD,
        "input_border_color": _LINE,
        "input_border_color_focus": _BLUE,
        "input_placeholder_color": _DIM,
        "link_text_color": _BLUE,
        "button_secondary_background_fill": _CARD,
        "button_secondary_background_fill_hover": "#f3f0ec",
        "button_secondary_border_color": _LINE,
        "button_secondary_text_color": _INK,
    }
    dark = {
        "body_background_fill": _PAPER_DARK,
        "body_text_color": _INK_DARK,
        "body_text_color_subdued": _DIM_DARK,
        "background_fill_primary": _CARD_DARK,
        "background_fill_secondary": _PAPER_DARK,
        "border_color_primary": _LINE_DARK,
        "block_background_fill": "transparent",
        "block_border_color": _LINE_DARK,
        "block_label_text_color": _DIM_DARK,
        "block_title_text_color": _DIM_DARK,
        "color_accent_soft": "#232c45",
        "input_background_fill": _CARD_DARK,
        "input_border_color": _LINE_DARK,
        "input_border_color_focus": _BLUE_DARK,
        "input_placeholder_color": _DIM_DARK,
        "link_text_color": _BLUE_DARK,
        "button_secondary_background_fill": _CARD_DARK,
        "button_secondary_background_fill_hover": "#2a2623",
        "button_secondary_border_color": _LINE_DARK,
        "button_secondary_text_color": _INK_DARK,
    }
    widths = {"block_border_width": "0px", "block_padding": "0px", "input_border_width": "1px"}
    # In one call: a second one would put some of them back to what they were.
    return base.set(**light, **{f"{name}_dark": colour for name, colour in dark.items()}, **widths)
