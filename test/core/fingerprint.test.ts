import { expect, test } from 'vitest';
import { fingerprint, type Meaning } from '../../src/core/fingerprint.ts';

const meaning: Meaning = { rule: 'dockerfile/sudo', route: { scope: 'stage:final', step: 'RUN sudo a' }, subject: '' };

test('a fingerprint is another where rule, stage or service, step or ordinal is another', () => {
  const all = [
    fingerprint(meaning, 0),
    fingerprint(meaning, 1),
    fingerprint({ ...meaning, rule: 'dockerfile/root-user' }, 0),
    fingerprint({ ...meaning, route: { ...meaning.route, scope: 'stage:build' } }, 0),
    fingerprint({ ...meaning, route: { ...meaning.route, step: 'RUN sudo b' } }, 0),
    fingerprint({ ...meaning, subject: 'RUN sudo a' }, 0),
    fingerprint({ ...meaning, route: { scope: 'stage:final\0RUN', step: 'sudo a' } }, 0),
  ];
  expect(new Set(all).size).toBe(all.length);
});

test('a subject stands for the step: what is edited beside it changes nothing', () => {
  const named = { ...meaning, subject: 'curl' };
  const moved = { ...named, route: { ...named.route, step: 'RUN sudo a && b' } };
  expect(fingerprint(moved, 0)).toBe(fingerprint(named, 0));
});

test('a fingerprint is the same on every machine and in every version', () => {
  expect(fingerprint(meaning, 0)).toBe('6fa6c3570d449905b8b97a97e168e08a');
});
