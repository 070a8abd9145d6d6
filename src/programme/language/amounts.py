"""Numbers and sums of money as a language writes them: « 12 500 € », “€12,500”."""

from __future__ import annotations

from decimal import Decimal

from programme.language.choice import Lang

LOCALES: dict[Lang, str] = {"fr": "fr_FR", "en": "en_GB"}
_WHOLE_EUROS: dict[Lang, str] = {"fr": "#,##0\u00a0¤", "en": "¤#,##0"}


def number(lang: Lang, value: int | Decimal) -> str:
    """Return a number with its digits in groups of three, and every decimal that it has."""
    from babel.numbers import format_decimal

    return format_decimal(value, locale=LOCALES[lang], decimal_quantization=False)


def money(lang: Lang, cents: int) -> str:
    """Return a sum in euros, with its cents if there are any."""
    from babel.numbers import format_currency

    whole = cents % 100 == 0
    return format_currency(
        Decimal(cents) / 100,
        "EUR",
        format=_WHOLE_EUROS[lang] if whole else None,
        locale=LOCALES[lang],
        currency_digits=not whole,
    )
