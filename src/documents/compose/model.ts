import type { Edit } from '../../core/edit.ts';
import type { Route } from '../../core/finding.ts';
import type { Located, Location, Position, Span } from '../../core/location.ts';
import type { Comment } from '../comment.ts';
import type { Problem } from '../dockerfile/model.ts';

/** One Compose file, as written: before `extends`, `include` and override files are applied. Never throws on any text. */
export interface ComposeDocument {
  readonly kind: 'compose';
  readonly path: string;
  readonly text: string;
  readonly root: MapNode;
  readonly services: readonly Service[];
  readonly networks: readonly Entry[];
  readonly volumes: readonly Entry[];
  readonly secrets: readonly Entry[];
  readonly configs: readonly Entry[];
  /** The top level's `version`, `name`, `include`, …, by key. */
  readonly include: readonly Include[];
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
  /** The service and the route of keys at a place, for fingerprints; list items by their value, not their index. */
  routeOf(position: Position): Route;
  /** The pairs and items around a place, as written, the outermost first; aliases are not followed. */
  elementsAt(position: Position): readonly Element[];
}

/** A pair of a mapping or an item of a list, as written: what an edit extends or removes. */
export interface Element {
  readonly kind: 'pair' | 'item';
  /** Key and value; an item without its dash. */
  readonly span: Span;
  /** Of a pair; '' for an item. */
  readonly key: string;
  /** Whether its mapping or list is written in `{}` or `[]`. */
  readonly flow: boolean;
  /** Its neighbours in that mapping or list. */
  readonly previous: Span | undefined;
  readonly next: Span | undefined;
  /** The pairs or items of its value, if that is a mapping or list written here. */
  readonly children: readonly Span[];
  readonly childrenFlow: boolean;
}

/** A YAML value with aliases and merge keys resolved; spans are where the author wrote it (possibly at an anchor). */
export type Node = ScalarNode | ListNode | MapNode;

export interface ScalarNode extends Location {
  readonly kind: 'scalar';
  /** As the file has it, after YAML's quoting and before interpolation. */
  readonly raw: string;
  /** After `${VAR:-default}`; `undefined`, meaning unknown, if a variable has no default. */
  readonly text: string | undefined;
  /** YAML's own typed reading of an unquoted scalar: `true`, `80`, null. */
  readonly value: string | number | boolean | null | bigint;
  readonly quoted: boolean;
  readonly variables: readonly string[];
  /** `!reset`, `!override`, or ''. */
  readonly tag: string;
}

export interface ListNode extends Location {
  readonly kind: 'list';
  readonly items: readonly Node[];
  /** The place of each of `items` in this list: the item itself, or its alias. */
  readonly places: readonly Span[];
  readonly flow: boolean;
  readonly tag: string;
}

export interface MapNode extends Location {
  readonly kind: 'map';
  readonly entries: readonly Entry[];
  readonly flow: boolean;
  readonly tag: string;
  get(key: string): Node | undefined;
  entry(key: string): Entry | undefined;
}

/** A pair of a mapping; its span is that of key and value. */
export interface Entry extends Location {
  readonly key: string;
  readonly keySpan: Span;
  readonly node: Node;
  /** True if the entry came through `<<` or an alias. */
  readonly merged: boolean;
}

export interface Service {
  readonly name: string;
  /** The service's key. */
  readonly keySpan: Span;
  readonly span: Span;
  readonly node: MapNode;
  /**
   * An edit that adds keys to the service, in the file's own indentation; `undefined` if its form does not allow it.
   */
  insert(lines: readonly string[]): Edit | undefined;
}

/** A file that `include:` names, relative to the document's folder. */
export interface Include {
  readonly files: readonly Located<string>[];
  readonly projectDirectory: string | undefined;
}
