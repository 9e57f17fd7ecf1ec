"""Words of RTF: those that stand for a sign, and those whose group nobody sees."""

SIGNS = {
    "~": "\u00a0", "_": "-", "-": "", "\\": "\\", "{": "{", "}": "}", "\n": "", "tab": "\t", "line": "\n",
    "cell": "\t", "nestcell": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
}  # fmt: skip
CODE_PAGES = {
    "0": "cp1252", "77": "mac_roman", "128": "cp932", "129": "cp949", "134": "cp936", "136": "cp950", "161": "cp1253",
    "162": "cp1254", "163": "cp1258", "177": "cp1255", "178": "cp1256", "186": "cp1257", "204": "cp1251",
    "222": "cp874", "238": "cp1250",
}  # fmt: skip
"""By the number that a font gives."""
DESTINATIONS_LEFT_OUT = frozenset(
    """
    annotation atnauthor atndate atnicn atnid atnparent atnref atntime atrfend atrfstart background bkmkend bkmkstart
    blipuid colortbl comment datafield do docvar falt filetbl fontemb fontfile fonttbl ftncn ftnsep ftnsepc generator
    info latentstyles listoverridetable listtable nonesttables nonshppict objdata object operator pict private1 revtbl
    rsidtbl stylesheet template themedata colorschememapping datastore tc txe xe wgrffmtfilter xmlnstbl pgptbl mmath
    nosupersub sp sn sv
    """.split()
)
