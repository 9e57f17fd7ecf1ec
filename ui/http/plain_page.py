"""Our pages that Gradio does not draw: French, light and dark, without a script."""


def plain_page(title: str, body: str, kind: str = "wide") -> str:
    """A whole document. `title` and `body` are markup: what comes from elsewhere in them is escaped already."""
    return (
        '<!doctype html><html lang="fr"><head><meta charset="utf-8">'
        f"<title>{title}</title>"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">'
        '<link rel="icon" href="/favicon.ico"><link rel="stylesheet" href="/dixit/plain.css">'
        f'</head><body class="{kind}"><main>{body}</main></body></html>'
    )
