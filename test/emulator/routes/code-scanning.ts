import { randomUUID } from 'node:crypto';
import { type Answer, type Call, notFound, ok, page, type Routes, refuse, text } from '../exchange.ts';
import { isRecord } from '../records.ts';
import { apiUrl } from '../resources.ts';
import { categoryOf, judgeSarif, openSarif, toolOf } from '../sarif.ts';
import type { SarifUpload, World } from '../world.ts';

const reads = { permission: 'security-events', access: 'read' } as const;

export const codeScanningRoutes: Routes = {
  'POST /repos/{owner}/{repo}/code-scanning/sarifs': {
    needs: { permission: 'security-events', access: 'write' },
    answer: receive,
  },
  'GET /repos/{owner}/{repo}/code-scanning/sarifs/{sarif_id}': {
    needs: reads,
    answer({ world, params }) {
      const disabled = unavailable(world);
      if (disabled !== undefined) return disabled;
      const upload = world.sarifs.find(({ id }) => id === params['sarif_id']);
      return upload === undefined ? notFound() : ok(status(world, upload));
    },
  },
  'GET /repos/{owner}/{repo}/code-scanning/analyses': {
    needs: reads,
    answer(call) {
      const { world, query } = call;
      const disabled = unavailable(world);
      if (disabled !== undefined) return disabled;
      const all = world.sarifs.filter(({ errors }) => errors.length === 0).flatMap((upload) => analyses(world, upload));
      const wanted = (name: string, value: string) => (query.get(name) ?? value) === value;
      const shown = all.filter((one) => wanted('sarif_id', one.sarif_id) && wanted('ref', one.ref));
      // https://docs.github.com/en/rest/code-scanning/code-scanning#list-code-scanning-analyses-for-a-repository
      if (world.sarifs.length === 0) return refuse(404, 'no analysis found');
      const { items, headers } = page(call, shown);
      return ok(items, headers);
    },
  },
};

function unavailable(world: World): Answer | undefined {
  switch (world.codeScanning) {
    case 'enabled':
      return undefined;
    case 'no-advanced-security':
      // https://github.com/jfrog/frogbot/issues/201
      return refuse(403, 'Advanced Security must be enabled for this repository to use code scanning.');
    case 'no-code-security':
      // https://github.com/GSA-TTS/agentic-coding-playbook/issues/31
      return refuse(403, 'Code Security must be enabled for this repository to use code scanning.');
    case 'not-enabled':
      // https://docs.github.com/en/code-security/code-scanning/troubleshooting-code-scanning
      return refuse(
        403,
        'Code scanning is not enabled for this repository. Please enable code scanning in the repository settings.',
      );
  }
}

async function receive(call: Call): Promise<Answer> {
  const { world } = call;
  const disabled = unavailable(world);
  if (disabled !== undefined) return disabled;
  const commit = text(call, 'commit_sha') ?? '';
  const ref = text(call, 'ref') ?? '';
  const refusal = await judgeTarget(world, ref, commit);
  if (refusal !== undefined) return refusal;
  const received = openSarif(text(call, 'sarif') ?? '');
  if ('refused' in received) return refuse(received.refused, received.message);
  const id = randomUUID();
  const errors = judgeSarif(received.document);
  const { document } = received;
  world.sarifs.push({ id, commit, ref, document, errors, pendingPolls: world.sarifPendingPolls });
  return { status: 202, body: { id, url: apiUrl(world, `/code-scanning/sarifs/${id}`) } };
}

/** A ref and a commit that belong together and are both in the repository. */
async function judgeTarget(world: World, ref: string, commit: string): Promise<Answer | undefined> {
  // https://github.com/github/codeql-action/issues/1572: nor is a merge queue's ref, which is gone too soon.
  const queued = ref.startsWith('refs/heads/gh-readonly-queue/');
  if (queued || (await world.repository.resolve(ref)) === undefined) {
    return refuse(404, `ref '${ref}' not found in this repository`);
  }
  const found = await world.repository.readCommit(commit);
  // https://github.com/github/codeql-action/issues/952
  if (found === undefined) return refuse(404, 'commit not found');
  // https://github.com/lexfrei/cloudflare-tunnel-gateway-controller/pull/224
  if (/^refs\/pull\/\d+\/merge$/.test(ref) && found.parents.length < 2) {
    return refuse(422, 'ref is a pull request merge but commit_oid is not a merge commit');
  }
  return undefined;
}

function status(world: World, upload: SarifUpload) {
  if (upload.pendingPolls > 0) {
    upload.pendingPolls--;
    return { processing_status: 'pending', analyses_url: null };
  }
  // https://docs.github.com/en/rest/code-scanning/code-scanning#get-information-about-a-sarif-upload
  const url = apiUrl(world, `/code-scanning/analyses?sarif_id=${upload.id}`);
  if (upload.errors.length === 0) return { processing_status: 'complete', analyses_url: url };
  return { processing_status: 'failed', analyses_url: null, errors: upload.errors };
}

function analyses(world: World, upload: SarifUpload) {
  const runs: readonly unknown[] =
    isRecord(upload.document) && Array.isArray(upload.document['runs']) ? upload.document['runs'] : [];
  return runs.map((run, index) => {
    const results = isRecord(run) && Array.isArray(run['results']) ? run['results'] : [];
    const id = index + 1;
    return {
      id,
      ref: upload.ref,
      commit_sha: upload.commit,
      analysis_key: '(default)',
      environment: '{}',
      category: categoryOf(run),
      error: '',
      warning: '',
      created_at: '2026-01-02T00:00:00Z',
      results_count: results.length,
      rules_count: 0,
      url: apiUrl(world, `/code-scanning/analyses/${id}`),
      sarif_id: upload.id,
      tool: { name: toolOf(run), guid: null, version: null },
      deletable: true,
    };
  });
}
