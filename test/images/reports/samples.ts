/* Reports of other scanners, of the shape that they write, on images of our own. */

const config = {
  architecture: 'amd64',
  os: 'linux',
  config: { User: 'app', Env: ['PATH=/usr/bin'] },
  rootfs: { type: 'layers', diff_ids: ['sha256:aa', 'sha256:bb'] },
  history: [
    { created_by: '/bin/sh -c #(nop) ADD file:1 in / ' },
    { created_by: 'ENV A=b', comment: 'buildkit.dockerfile.v0', empty_layer: true },
    { created_by: 'RUN /bin/sh -c pip install requests # buildkit', comment: 'buildkit.dockerfile.v0' },
  ],
};

export const indexDigest = `sha256:${'1'.repeat(64)}`;
export const manifestDigest = `sha256:${'2'.repeat(64)}`;

/** `grype python:3.9.1 -o json`. */
export const grype = {
  matches: [
    {
      vulnerability: {
        id: 'CVE-2099-1001',
        dataSource: 'https://security-tracker.debian.org/tracker/CVE-2099-1001',
        namespace: 'debian:distro:debian:12',
        severity: 'High',
        urls: [],
        description: 'OpenSSL forgets to look. It is bad.\nVery bad.',
        cvss: [],
        fix: { versions: ['3.0.11-1~deb12u2'], state: 'fixed' },
        advisories: [],
      },
      relatedVulnerabilities: [],
      matchDetails: [{ type: 'exact-direct-match', matcher: 'dpkg-matcher' }],
      artifact: {
        id: '1',
        name: 'openssl',
        version: '3.0.9-1',
        type: 'deb',
        locations: [{ path: '/var/lib/dpkg/status', layerID: 'sha256:aa' }],
      },
    },
    {
      vulnerability: {
        id: 'GHSA-aaaa-bbbb-cccc',
        dataSource: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
        severity: 'Negligible',
        urls: ['https://github.com/advisories/GHSA-aaaa-bbbb-cccc'],
        fix: { versions: [], state: 'wont-fix' },
      },
      relatedVulnerabilities: [{ id: 'CVE-2099-2001', description: 'Requests leaks a header.' }],
      artifact: {
        name: 'requests',
        version: '2.30.0',
        type: 'python',
        locations: [
          { path: '/usr/lib/python3/dist-packages/requests-2.30.0.dist-info/METADATA', layerID: 'sha256:bb' },
        ],
      },
    },
    'nothing that we know',
  ],
  source: {
    type: 'image',
    target: {
      userInput: 'python:3.9.1',
      imageID: 'sha256:cc',
      manifestDigest,
      mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
      tags: ['python:3.9.1'],
      repoDigests: [`index.docker.io/library/python@${indexDigest}`],
      architecture: 'amd64',
      os: 'linux',
      layers: [{ digest: 'sha256:aa' }, { digest: 'sha256:bb' }],
      config: Buffer.from(JSON.stringify(config)).toString('base64'),
    },
  },
  distro: { name: 'debian', version: '12', idLike: [] },
  descriptor: { name: 'grype', version: '0.110.0' },
};

/** What `clairctl report --out json` prints. */
export const clair = {
  manifest_hash: manifestDigest,
  packages: {
    '10': { id: '10', name: 'openssl', version: '3.0.9-1', kind: 'binary', arch: 'amd64' },
    '11': { id: '11', name: 'tar', version: '1.34', kind: 'binary' },
  },
  distributions: { '1': { id: '1', did: 'ubuntu', name: 'Ubuntu', version_id: '22.04', pretty_name: 'Ubuntu 22.04' } },
  environments: { '10': [{ package_db: 'var/lib/dpkg/status', introduced_in: 'sha256:dd', distribution_id: '1' }] },
  vulnerabilities: {
    '7': {
      id: '7',
      updater: 'ubuntu/updater/jammy',
      name: 'CVE-2099-1001 on Ubuntu 22.04 LTS (jammy) - medium',
      description: 'OpenSSL forgets to look.',
      links: 'https://ubuntu.com/security/CVE-2099-1001 https://other.example',
      severity: 'moderate',
      normalized_severity: 'Medium',
      fixed_in_version: '3.0.11',
    },
    '8': { id: '8', name: 'CVE-2099-1007', severity: 'Unknown', normalized_severity: 'Unknown', fixed_in_version: '' },
  },
  package_vulnerabilities: { '10': ['7'], '11': ['8', '404'] },
  enrichments: {},
};

/** `trivy image --format sarif python:3.9.1`: findings of its other scanners are among them. */
export const trivySarif = {
  version: '2.1.0',
  $schema: 'https://raw.githubusercontent.com/oasis-tcs/sarif-spec/main/sarif-2.1/schema/sarif-schema-2.1.0.json',
  runs: [
    {
      tool: {
        driver: {
          name: 'Trivy',
          fullName: 'Trivy Vulnerability Scanner',
          rules: [
            {
              id: 'CVE-2099-1001',
              name: 'OsPackageVulnerability',
              shortDescription: { text: 'openssl: forgets to look' },
              fullDescription: { text: 'OpenSSL forgets to look.' },
              defaultConfiguration: { level: 'error' },
              helpUri: 'https://avd.aquasec.com/nvd/cve-2099-1001',
              properties: { tags: ['vulnerability', 'security', 'CRITICAL'], 'security-severity': '7.5' },
            },
            { id: 'DS-0002', properties: { tags: ['misconfiguration', 'security', 'HIGH'] } },
          ],
        },
      },
      results: [
        {
          ruleId: 'CVE-2099-1001',
          ruleIndex: 0,
          level: 'error',
          message: {
            text: 'Package: openssl\nInstalled Version: 3.0.9-1\nVulnerability CVE-2099-1001\nSeverity: CRITICAL\nFixed Version: 3.0.11\nLink: [CVE-2099-1001](https://avd.aquasec.com/nvd/cve-2099-1001)',
          },
          locations: [{ physicalLocation: { artifactLocation: { uri: 'library/python' } } }],
        },
        { ruleId: 'DS-0002', ruleIndex: 1, message: { text: 'Artifact: Dockerfile' } },
      ],
      properties: {
        imageName: 'python:3.9.1',
        repoTags: ['python:3.9.1'],
        repoDigests: [`python@${indexDigest}`],
        imageID: 'sha256:cc',
      },
    },
  ],
};

/** `grype python:3.9.1 -o sarif`. */
export const grypeSarif = {
  version: '2.1.0',
  runs: [
    {
      tool: {
        driver: {
          name: 'grype',
          version: '0.110.0',
          rules: [
            {
              id: 'CVE-2099-1001-openssl',
              name: 'DpkgMatcherExactDirectMatch',
              shortDescription: { text: 'CVE-2099-1001 high vulnerability for openssl package' },
              fullDescription: { text: 'OpenSSL forgets to look. It is bad.' },
              help: {
                text: 'Vulnerability CVE-2099-1001\nSeverity: high\nPackage: openssl\nVersion: 3.0.9-1\nFix Version: 3.0.11,3.0.12\nType: deb\nLocation: /var/lib/dpkg/status\nData Namespace: debian:distro:debian:12\nLink: [CVE-2099-1001](https://security-tracker.debian.org/tracker/CVE-2099-1001)',
              },
              helpUri: 'https://github.com/anchore/grype',
              properties: { 'security-severity': '9.8', purls: ['pkg:deb/debian/openssl@3.0.9-1'] },
            },
          ],
        },
      },
      results: [
        {
          ruleId: 'CVE-2099-1001-openssl',
          message: {
            text: 'A high vulnerability in deb package: openssl, version 3.0.9-1 was found in image python:3.9.1 at: /var/lib/dpkg/status',
          },
          locations: [{ physicalLocation: { artifactLocation: { uri: 'python//var/lib/dpkg/status' } } }],
        },
      ],
    },
  ],
};

/** A scanner whose wording nobody knows; two results somebody accepted or that passed. */
export const otherSarif = {
  version: '2.1.0',
  runs: [
    {
      tool: {
        driver: {
          name: 'Dockscan',
          rules: [
            {
              id: 'CVE-2099-1001',
              shortDescription: { text: 'OpenSSL' },
              helpUri: 'javascript:alert(1)',
              messageStrings: { default: { text: 'There is {0} in {1}.' } },
              properties: { 'security-severity': '4.0' },
            },
            { id: 'CVE-2099-1002', properties: { tags: ['low'] } },
          ],
        },
      },
      results: [
        { ruleId: 'CVE-2099-1001', level: 'error', message: { id: 'default', arguments: ['trouble', 'openssl'] } },
        { ruleIndex: 1, level: 'error', message: { text: 'A thing.' } },
        { ruleId: 'CVE-2099-1003', level: 'error', message: { text: 'Another thing.' } },
        { ruleId: 'CVE-2099-1004', message: { text: 'A third thing.' } },
        {
          ruleId: 'CVE-2099-1005',
          message: { text: 'x' },
          suppressions: [{ kind: 'external', justification: 'ours' }],
        },
        { ruleId: 'CVE-2099-1006', message: { text: 'x' }, suppressions: [{ kind: 'external', status: 'accepted' }] },
        { ruleId: 'CVE-2099-1007', kind: 'pass', message: { text: 'x' } },
      ],
    },
  ],
};
