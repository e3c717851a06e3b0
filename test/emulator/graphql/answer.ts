import { type Answer, ok } from '../exchange.ts';
import type { Token } from '../tokens.ts';
import type { World } from '../world.ts';

export async function answerGraphql(_world: World, _viewer: Token, _body: unknown): Promise<Answer> {
  return ok({ errors: [{ message: 'not yet' }] });
}
