import { configureGlobal } from 'fast-check';

/*
 * Properties try the same inputs on every run, so that a change fails for what it does itself and not by chance. Another
 * seed: `PROPERTY_SEED=7 npx vitest run test/properties`; inputs without end: `npm run fuzz`.
 */
configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 1) });
