"""Money: whole cents of a euro, never a float; a text such as « 12 500,50 € » is read exactly."""

from __future__ import annotations

import re
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, GetCoreSchemaHandler, PlainSerializer
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

_TEXT = re.compile(r"([0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+|[0-9]{1,13})(?:[.,]([0-9]{1,2}))?[ \u00a0\u202f]?€?")
_MOST = 2**53


class Cents(int):
    """A sum of money in cents. As a field it takes cents as an integer, or euros as a text; never a float."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a sum in euros: ``12500``, ``12 500``, ``12500,50``, ``12500.5 €``; groups are of three digits.

        :raises ValueError: the text is no such sum, for instance with a third decimal.
        """
        found = _TEXT.fullmatch(text.strip())
        if found is None:
            message = f"not a sum: {text!r}"
            raise ValueError(message)
        euros, rest = found.groups(default="")
        return cls(int(re.sub(r"\D", "", euros)) * 100 + int(rest.ljust(2, "0")))

    def __str__(self) -> str:
        """Return the sum in euros, as ``parse`` reads it: ``12500.50``."""
        euros, rest = divmod(abs(self), 100)
        return f"{'-' if self < 0 else ''}{euros}.{rest:02}"

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _validate,
            serialization=core_schema.plain_serializer_function_ser_schema(int, return_schema=core_schema.int_schema()),
            json_schema_input_schema=core_schema.int_schema(ge=0, lt=_MOST),
        )


def _validate(value: object) -> Cents:
    if isinstance(value, str):
        try:
            value = Cents.parse(value)
        except ValueError as error:
            kind, message = "sum_of_money", "'{text}' is not a sum in euros such as 12 500 or 12500,50"
            raise PydanticCustomError(kind, message, {"text": value}) from error
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < _MOST:
        kind, message = "sum_of_money", "'{text}' is not a sum in euros such as 12 500 or 12500,50"
        raise PydanticCustomError(kind, message, {"text": str(value)})
    return Cents(value)


def _in_euros(value: object) -> object:
    """Turn a plain number as people write it into a text, so that it is read as euros."""
    plain = isinstance(value, int) and not isinstance(value, bool | Cents)
    return str(value) if plain else value


Amount = Annotated[Cents, BeforeValidator(_in_euros), PlainSerializer(str)]
"""A sum as people give it: a number of euros, or a text; where events are concerned a number is of cents."""
