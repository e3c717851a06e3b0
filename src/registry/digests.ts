import type { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { type Answer, type Failure, failure } from '../core/image-scan.ts';
import { quoted } from '../core/text.ts';
import { type Asked, mostBytes, readObject, senseless, tagForm } from './answers.ts';
import type { Registry } from './hosts.ts';
import { type Enquiry, type Outcome, refusalOf, type Session } from './session.ts';

/** The media types that `manifests` may return. An index is preferred. */
const manifests = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

const digestForm = /^sha256:[a-f0-9]{64}$/;

/** The digest of a tag (of its index, if there is one), from the registry's header or computed from the manifest. */
export async function digestOf(
  session: Session,
  { registry, repository, until }: Asked,
  tag: string,
): Promise<Answer<string>> {
  if (!tagForm.test(tag)) return failure('refused', `${quoted(tag)} is not a tag; correct the reference.`);
  const path = `/v2/${repository}/manifests/${tag}`;
  const enquiry: Enquiry = { registry, repository, path, method: 'HEAD', accept: manifests, most: mostBytes, until };
  const what = quoted(`${repository}:${tag}`);
  const head = await session.enquire(enquiry);
  if (head.kind === 'failed') return head;
  const { status, header } = head.value.reply;
  if (status === 200 && header('docker-content-digest') !== '') return toldDigest(registry, head.value, what);
  // Some registries do not answer HEAD, and some do so without a digest.
  if (status !== 200 && status !== 405 && status !== 501) {
    return refusalOf(enquiry, head.value, what);
  }
  const whole = await session.enquire({ ...enquiry, method: 'GET' });
  if (whole.kind === 'failed') return whole;
  if (whole.value.reply.status !== 200) return refusalOf(enquiry, whole.value, what);
  if (!isManifest(whole.value.reply.body)) {
    return senseless(registry, `sent no manifest for ${what}`);
  }
  const hashed = `sha256:${createHash('sha256').update(whole.value.reply.body).digest('hex')}`;
  const told = whole.value.reply.header('docker-content-digest');
  return told === '' || told === hashed ? { kind: 'ok', value: hashed } : liar(registry, what);
}

function toldDigest(registry: Registry, { reply }: Outcome, what: string): Answer<string> {
  const told = reply.header('docker-content-digest');
  return digestForm.test(told) ? { kind: 'ok', value: told } : liar(registry, what);
}

/** A login page would have a digest too, so it must be a manifest. */
function isManifest(body: Buffer): boolean {
  const answer = readObject(body);
  return answer !== undefined && 'schemaVersion' in answer && answer.schemaVersion === 2;
}

function liar(registry: Registry, what: string): Failure {
  return senseless(
    registry,
    `gave a digest for ${what} that is not SHA-256, or does not match the manifest that it sent`,
  );
}
