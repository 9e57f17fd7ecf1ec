"""Learns the WordPiece vocabulary; all the text cleaning of the model lives in the saved `tokenizer.json`."""

from collections.abc import Iterable

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

UNKNOWN = "[UNK]"
LETTER = r"[\p{L}\p{M}]"
ENDINGS = (
    *("e", "es", "s", "x", "le", "les", "ne", "nes", "te", "tes", "ère", "ères"),
    *("euse", "euses", "rice", "rices", "trice", "trices"),
)


def new_tokenizer() -> Tokenizer:
    """A WordPiece without vocabulary: `L’assuré·e` → l, assuree; punctuation separates and is dropped."""
    tokenizer = Tokenizer(models.WordPiece(unk_token=UNKNOWN))
    tokenizer.normalizer = normalizers.Sequence(
        [
            *inclusive_endings(),
            normalizers.NFKD(),
            normalizers.StripAccents(),
            normalizers.Lowercase(),
            normalizers.Replace("œ", "oe"),
            normalizers.Replace("æ", "ae"),
        ]
    )
    # Apostrophes of both kinds separate too, so that an elided article is a token of its own.
    separators = pre_tokenizers.Split(Regex(r"[^\p{L}\p{N}%€$&+°]+"), behavior="removed")
    numbers_and_signs = pre_tokenizers.Split(Regex(r"\p{N}+|[%€$&+°]"), behavior="isolated")
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([separators, numbers_and_signs])
    return tokenizer


def inclusive_endings() -> list[normalizers.Normalizer]:
    """Steps that make one word of assuré·e·s, assuré(e)s, assuré.e.s, assuré-e-s; `(s'il…)` stays.

    A replacement cannot reuse what it matched: each mark is removed between a look behind and a look ahead;
    the look behind of a closing bracket must see the opening one, which is therefore removed after it.
    """
    ending = "|".join(ENDINGS)
    closing = "|".join(rf"{LETTER}\({each}" for each in ENDINGS)
    second = "|".join(rf"{LETTER}\.{each}" for each in ENDINGS if not each.endswith(("s", "x")))
    marks = (
        rf"(?<={LETTER})[·•‧∙⋅・](?={LETTER})",
        rf"(?<={closing})\)",
        rf"(?<={LETTER})\((?=(?:{ending})(?!{LETTER}))",
        rf"(?<={second})\.(?=s(?!{LETTER}))",
        rf"(?<={LETTER}{LETTER})\.(?=(?:e|ne|le|te|trice|rice)s?(?!{LETTER}))",
        rf"(?<={LETTER}-e)-(?=s(?!{LETTER}))",
        rf"(?<={LETTER}{LETTER})-(?=e(?:-?s)?(?!{LETTER}))",
    )
    return [normalizers.Replace(Regex(mark), "") for mark in marks]


def learn_tokenizer(texts: Iterable[str], vocabulary: int) -> Tokenizer:
    """A tokenizer of at most `vocabulary` tokens learned on `texts`; token 0 is the unknown one."""
    tokenizer = new_tokenizer()
    trainer = trainers.WordPieceTrainer(
        vocab_size=vocabulary,
        min_frequency=3,
        limit_alphabet=400,
        special_tokens=[UNKNOWN],
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer
