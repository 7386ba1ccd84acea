//! Values on PostgreSQL's wire, by the type of the column.

use bytes::{Buf as _, BufMut as _, BytesMut};
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};

use crate::db::{Fault, Row, Value};

/// PostgreSQL counts microseconds from 2000-01-01.
const EPOCH_MICROS: i64 = 946_684_800_000_000;

type Wrong = Box<dyn std::error::Error + Sync + Send>;

impl ToSql for Value {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Wrong> {
        match (self, ty) {
            (Value::Null, _) => return Ok(IsNull::Yes),
            (Value::Int(v), &Type::INT8) => out.put_i64(*v),
            (Value::Int(v), &Type::INT4) => out.put_i32(i32::try_from(*v)?),
            (Value::Int(v), &Type::INT2) => out.put_i16(i16::try_from(*v)?),
            (Value::Time(v), &Type::TIMESTAMPTZ) => out.put_i64(v.saturating_sub(EPOCH_MICROS)),
            (Value::Int(v), &Type::TIMESTAMPTZ) => out.put_i64(v.saturating_sub(EPOCH_MICROS)),
            (Value::Bool(v), &Type::BOOL) => out.put_u8(u8::from(*v)),
            (Value::Int(v), &Type::BOOL) => out.put_u8(u8::from(*v != 0)),
            (Value::Text(v), _) => out.put_slice(v.as_bytes()),
            (Value::Id(v), &Type::UUID) => out.put_slice(v.as_bytes()),
            (Value::Bytes(v), &Type::BYTEA | &Type::UUID) => out.put_slice(v),
            (Value::Id(v), &Type::BYTEA) => out.put_slice(v.as_bytes()),
            (value, ty) => return Err(format!("{value:?} does not fit {ty}").into()),
        }
        Ok(IsNull::No)
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for Value {
    fn from_sql(ty: &Type, mut raw: &'a [u8]) -> Result<Value, Wrong> {
        Ok(match *ty {
            Type::BOOL => Value::Bool(raw.try_get_u8()? != 0),
            Type::INT8 => Value::Int(raw.try_get_i64()?),
            Type::INT4 => Value::Int(i64::from(raw.try_get_i32()?)),
            Type::INT2 => Value::Int(i64::from(raw.try_get_i16()?)),
            Type::TIMESTAMPTZ => Value::Time(raw.try_get_i64()?.saturating_add(EPOCH_MICROS)),
            Type::UUID => Value::Id(uuid::Uuid::from_slice(raw)?),
            Type::BYTEA => Value::Bytes(raw.to_vec()),
            Type::NUMERIC => Value::Int(whole_number(raw)?),
            _ => Value::Text(std::str::from_utf8(raw)?.to_owned()),
        })
    }

    fn from_sql_null(_: &Type) -> Result<Value, Wrong> {
        Ok(Value::Null)
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

/// A sum of BIGINTs comes as NUMERIC: groups of four decimal digits, the highest first.
fn whole_number(mut raw: &[u8]) -> Result<i64, Wrong> {
    let (digits, weight, sign) = (raw.try_get_u16()?, raw.try_get_i16()?, raw.try_get_u16()?);
    raw.try_get_u16()?;
    let mut number: i128 = 0;
    for place in 0..=i32::from(weight) {
        let digit = if place < i32::from(digits) { raw.try_get_i16()? } else { 0 };
        number =
            number.checked_mul(10_000).and_then(|n| n.checked_add(i128::from(digit))).ok_or("too large")?;
    }
    Ok(i64::try_from(if sign == 0x4000 { -number } else { number })?)
}

pub(super) fn decode(row: &tokio_postgres::Row) -> Result<Row, Fault> {
    let column = |i| row.try_get::<_, Value>(i).map_err(|e| Fault::Broken(e.to_string()));
    (0..row.len()).map(column).collect::<Result<Vec<Value>, Fault>>().map(Row)
}
