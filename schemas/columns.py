"""The Arrow types that columns have, as Pandera spells them, and what every model shares."""

from __future__ import annotations

from typing import Annotated

import pandas as pd
import pandera.pandas as pa_pandas
import pyarrow as pa
from pandera.typing import Series

DECIMAL = pa.decimal128(28, 6)
"""28 digits are what .NET tools hold."""

Text = Series[Annotated[pd.ArrowDtype, pa.string()]]
Decimal = Series[Annotated[pd.ArrowDtype, DECIMAL]]
Date = Series[Annotated[pd.ArrowDtype, pa.date32()]]
Time = Series[Annotated[pd.ArrowDtype, pa.timestamp("us", "UTC")]]
Int32 = Series[Annotated[pd.ArrowDtype, pa.int32()]]
Int64 = Series[Annotated[pd.ArrowDtype, pa.int64()]]
Double = Series[Annotated[pd.ArrowDtype, pa.float64()]]

CODE_POINTS = {"unit": "code points"}
"""The unit of offsets; what a column is measured in stands in the metadata of its field."""

ID_PATTERN = r"^[0-9a-f]{24}$"


class Table(pa_pandas.DataFrameModel):
    """What every table shares: exactly its columns, in their order."""

    class Config:
        """Pandera's settings."""

        strict = True
        ordered = True
