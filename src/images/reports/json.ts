/** Readers for untrusted JSON: a value of another type than the requested one counts as missing. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectAt(object: JsonObject, key: string): JsonObject {
  const value = own(object, key);
  return isObject(value) ? value : {};
}

/** The objects of a list. */
export function objectsAt(object: JsonObject, key: string, most: number): readonly JsonObject[] {
  return listAt(object, key, most).filter(isObject);
}

/** The texts of a list, each cut to `length`. */
export function textsAt(object: JsonObject, key: string, most: number, length: number): readonly string[] {
  return listAt(object, key, most).flatMap((item) => (typeof item === 'string' ? [cut(item, length)] : []));
}

/** The first `length` code units, but never half of a character. */
export function cut(text: string, length: number): string {
  return text.slice(0, length).toWellFormed();
}

/** At most `length` code units; '' if there is no text. */
export function textAt(object: JsonObject, key: string, length: number): string {
  const value = own(object, key);
  return typeof value === 'string' ? cut(value, length) : '';
}

/** Keys of an object that is used as a set, as the configuration of images does. */
export function keysAt(object: JsonObject, key: string, most: number, length: number): readonly string[] {
  return Object.keys(objectAt(object, key))
    .slice(0, most)
    .map((name) => cut(name, length));
}

function listAt(object: JsonObject, key: string, most: number): readonly unknown[] {
  const value = own(object, key);
  return Array.isArray(value) ? value.slice(0, most) : [];
}

function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** `undefined` for text that is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
