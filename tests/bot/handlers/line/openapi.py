"""Holds JSON against LINE's own specification: messaging-api.json beside this file, the schemas of line-openapi that a message reaches (Apache-2.0)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

Schema = Mapping[str, Any]
SCHEMAS: Mapping[str, Schema] = json.loads(Path(__file__).with_name("messaging-api.json").read_text("utf-8"))
_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "array": list,
    "object": dict,
}


def problems(name: str, value: object) -> list[str]:
    """What of a value the schema of this name does not allow, each with its place; an empty list when it is valid. A property that no schema names is one."""
    return list(_problems(SCHEMAS[name], value, name))


def _problems(schema: Schema, value: object, at: str) -> Iterator[str]:
    schema = _resolved(schema)
    mapping = schema.get("discriminator", {}).get("mapping")
    if mapping and isinstance(value, dict):
        kind = value.get(schema["discriminator"]["propertyName"])
        if kind not in mapping:
            yield f"{at}: no such type: {kind}"
            return
        schema = _resolved({"$ref": mapping[kind]})
    parts = _parts(schema)
    kind = next((part["type"] for part in parts if "type" in part), "object")
    if not isinstance(value, _TYPES[kind]) or (kind != "boolean" and isinstance(value, bool)):
        yield f"{at}: no {kind}: {value!r}"
    elif isinstance(value, dict):
        yield from _of_object(parts, value, at)
    else:
        yield from _of_value(parts, value, at)


def _of_object(parts: list[Schema], value: Mapping[str, object], at: str) -> Iterator[str]:
    properties = {key: schema for part in parts for key, schema in part.get("properties", {}).items()}
    for key in {key for part in parts for key in part.get("required", ())} - value.keys():
        yield f"{at}: {key} is missing"
    for key, each in value.items():
        if key not in properties:
            yield f"{at}: {key} is not known"
        else:
            yield from _problems(properties[key], each, f"{at}.{key}")


def _of_value(parts: list[Schema], value: object, at: str) -> Iterator[str]:
    for part in parts:
        if "enum" in part and value not in part["enum"]:
            yield f"{at}: {value!r} is none of {part['enum']}"
        size = len(value) if isinstance(value, str | list) else None
        for limit in ("maxLength", "maxItems"):
            if size is not None and size > part.get(limit, size):
                yield f"{at}: {size} is over {limit}"
        for limit in ("minLength", "minItems"):
            if size is not None and size < part.get(limit, size):
                yield f"{at}: {size} is under {limit}"
        if isinstance(value, list) and "items" in part:
            for place, each in enumerate(value):
                yield from _problems(part["items"], each, f"{at}[{place}]")


def _resolved(schema: Schema) -> Schema:
    return SCHEMAS[schema["$ref"].rsplit("/", 1)[1]] if "$ref" in schema else schema


def _parts(schema: Schema) -> list[Schema]:
    """A schema with all that it is made of; what it inherits by a discriminator is not chosen again."""
    inherited = (part for one in schema.get("allOf", ()) for part in _parts(_resolved(one)))
    return [schema, *inherited]
