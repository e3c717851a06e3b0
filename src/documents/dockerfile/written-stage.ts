import { joinSpans, type Span } from '../../core/location.ts';
import type { Instruction, Stage, StageState } from './model.ts';
import type { Ground } from './scope.ts';
import { endState } from './state.ts';

/** What is known about a stage once its instructions are read. */
export interface StageParts
  extends Pick<Stage, 'index' | 'name' | 'from' | 'image' | 'platform' | 'base' | 'instructions' | 'needs'> {
  readonly ground: Ground;
  /** What runs in it: triggers that it inherits, then its own instructions without the triggers that it sets. */
  readonly run: readonly Instruction[];
}

/** A stage that computes its final state on first use. A class for the same reason as the instructions. */
export class WrittenStage implements Stage {
  readonly index: Stage['index'];
  readonly name: Stage['name'];
  readonly from: Stage['from'];
  readonly image: Stage['image'];
  readonly platform: Stage['platform'];
  readonly base: Stage['base'];
  readonly instructions: Stage['instructions'];
  readonly needs: Stage['needs'];
  readonly #ground: Ground;
  readonly #run: readonly Instruction[];
  #end: StageState | undefined;
  #chain: readonly Stage[] | undefined;
  #span: Span | undefined;

  constructor(parts: StageParts) {
    this.index = parts.index;
    this.name = parts.name;
    this.from = parts.from;
    this.image = parts.image;
    this.platform = parts.platform;
    this.base = parts.base;
    this.instructions = parts.instructions;
    this.needs = parts.needs;
    this.#ground = parts.ground;
    this.#run = parts.run;
  }

  get span(): Span {
    this.#span ??= joinSpans(this.from.span, (this.instructions.at(-1) ?? this.from).span);
    return this.#span;
  }

  get end(): StageState {
    const { base } = this;
    this.#end ??= endState(base.kind === 'stage' ? base.stage.end : undefined, this.#ground, this.#run);
    return this.#end;
  }

  get chain(): readonly Stage[] {
    this.#chain ??= this.base.kind === 'stage' ? [this, ...this.base.stage.chain] : [this];
    return this.#chain;
  }
}
