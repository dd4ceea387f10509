import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callFunctions } from './call-functions';
import { runKinds, Setting, SimulatedWindows } from './kind-runs';
import { describeWithPowerShell } from './powershell';
import { CertificateSource, TrustedCertificate } from '../../src';
import { describeWithOpenssl, makeAuthority } from '../support/certificate-authority';
import { Certificate, root } from '../support/kept-certificates';

const settingOf = (authority: Pick<Certificate, 'der' | 'sha256'>, store = 'root', ensure: Setting['ensure'] = 'present'): Setting => ({
  id: `trustedCertificate/${store}/${authority.sha256}`, kind: 'trustedCertificate', ensure, store, sha256: authority.sha256, certificate: authority.der.toString('base64'),
});
const stores = (held: object): SimulatedWindows => ({ certificates: { Root: [], CertificateAuthority: [], Disallowed: [], ...held } });

describeWithPowerShell('a trusted certificate', () => {
  test('that is there already is left alone, and is not the agent\'s to remove', () => {
    const [[present, absent]] = runKinds([{
      state: stores({ Root: ['other', root.sha256] }), steps: [{ setting: settingOf(root) }, { setting: settingOf(root, 'root', 'absent') }],
    }]);
    expect(present).toMatchObject({ status: 'converged', changes: [] });
    expect(absent.error).toContain('existed before the agent, so the agent does not remove it. Remove it by hand.');
    expect(absent.state.certificates.Root).toEqual(['other', root.sha256]);
  });

  test('that the computer distrusts is added and reported, since it is trusted by nobody', () => {
    const step = { setting: settingOf(root) };
    const [[first, again]] = runKinds([{ state: stores({ Disallowed: [root.sha256] }), steps: [step, step] }]);
    expect(first.error).toContain('is among the untrusted certificates of the computer');
    expect(first.state.certificates).toMatchObject({ Root: [root.sha256], Disallowed: [root.sha256] });
    expect(again).toMatchObject({ error: first.error, changes: [] });
  });

  test('that is to be untrusted is so although it is a root, and leaves the metric of expiry alone', () => {
    const untrusted: Setting = { ...settingOf(root, 'untrusted'), sensitiveReason: 'Its key was stolen' };
    const [[first, given]] = runKinds([{ state: stores({ Root: [root.sha256] }), steps: [{ setting: untrusted }, { setting: { ...untrusted, ensure: 'absent' } }] }]);
    expect(first).toMatchObject({ status: 'changed', error: null });
    expect(first.state.certificates).toMatchObject({ Root: [root.sha256], Disallowed: [root.sha256] });
    expect(given.state.certificates).toMatchObject({ Root: [root.sha256], Disallowed: [] });
  });

  test('is named by subject and fingerprint in the log', () => {
    const [[audited]] = runKinds([{ state: stores({}), steps: [{ setting: settingOf(root), mode: 'audit' }] }]);
    expect(audited.differences).toEqual([`certificate 'CN=Test Root, O=Contoso' with the SHA-256 fingerprint ${root.sha256} is not in the store root`]);
  });

  describeWithOpenssl('is refused by the node', () => {
    const scripts = ['kind-trusted-certificate.ps1'];
    const refusals = (settings: readonly Setting[]) => callFunctions(scripts, settings.map((setting) => ({
      function: 'Assert-TrustedCertificateSetting', parameters: { Setting: setting },
    }))).map(({ error }) => error);
    const ca = 'basicConstraints=critical,CA:TRUE';
    const issuer = makeAuthority();
    const made: Readonly<Record<string, Certificate>> = {
      root,
      'P-521': makeAuthority({ key: ['ec', '-pkeyopt', 'ec_paramgen_curve:P-521'] }),
      'RSA of 2048 bits': makeAuthority({ key: ['rsa', '-pkeyopt', 'rsa_keygen_bits:2048'] }),
      'issued by another': makeAuthority({ name: 'Test Issuing', issuer }),
      'no authority': makeAuthority({ extensions: ['basicConstraints=critical,CA:FALSE'] }),
      'no constraints': makeAuthority({ extensions: ['subjectKeyIdentifier=hash'] }),
      'may not sign': makeAuthority({ extensions: [ca, 'keyUsage=critical,digitalSignature'] }),
      'RSA of 1024 bits': makeAuthority({ key: ['rsa', '-pkeyopt', 'rsa_keygen_bits:1024'], extensions: [ca] }),
      'P-224': makeAuthority({ key: ['ec', '-pkeyopt', 'ec_paramgen_curve:secp224r1'], extensions: [ca] }),
      'secp256k1': makeAuthority({ key: ['ec', '-pkeyopt', 'ec_paramgen_curve:secp256k1'], extensions: [ca] }),
      'Ed25519': makeAuthority({ key: ['ed25519'], extensions: [ca] }),
      'RSA of 2040 bits': makeAuthority({ key: ['rsa', '-pkeyopt', 'rsa_keygen_bits:2040'], extensions: [ca] }),
      'RSA of 4096 bits': makeAuthority({ key: ['rsa', '-pkeyopt', 'rsa_keygen_bits:4096'] }),
      'signs programs': makeAuthority({ extensions: ['basicConstraints=critical,CA:FALSE', 'extendedKeyUsage=codeSigning,timeStamping'] }),
      'signs programs with a small key': makeAuthority({ key: ['rsa', '-pkeyopt', 'rsa_keygen_bits:1024'], extensions: ['basicConstraints=critical,CA:FALSE', 'extendedKeyUsage=codeSigning'] }),
      'an authority that signs programs': makeAuthority({ extensions: [ca, 'extendedKeyUsage=codeSigning'] }),
      'issued, no authority': makeAuthority({ name: 'server.example.com', issuer, extensions: ['basicConstraints=critical,CA:FALSE'] }),
    };

    test('where the constructs refuse it, and may be removed all the same', () => {
      const cases = Object.entries(made).flatMap(([name, authority]) => (['root', 'intermediate', 'publisher'] as const)
        // A root among intermediates does no harm; it is only not trusted there.
        .filter((store) => store !== 'intermediate' || name.startsWith('issued'))
        .map((store) => ({ what: `${name} as ${store}`, store, authority })));
      const refusedByConstructs = cases.map(({ store, authority: { pem, sha256 } }) => {
        try {
          TrustedCertificate[store](CertificateSource.fromText(pem), { sha256 })._parts();
          return false;
        } catch {
          return true;
        }
      });
      const answers = refusals(cases.map(({ store, authority }) => settingOf(authority, store)));
      const judged = (refused: readonly boolean[]) => Object.fromEntries(cases.map(({ what }, index) => [what, refused[index]]));
      expect(judged(answers.map((text) => text !== null))).toEqual(judged(refusedByConstructs));
      expect(answers.filter((text) => text !== null && !/^(?:its )?certificate /u.test(text))).toEqual([]);
      expect(new Set(refusedByConstructs).size).toBe(2);
      expect(refusals(cases.map(({ store, authority }) => settingOf(authority, store, 'absent'))).filter((text) => text !== null)).toEqual([]);
    });

    test('where it is a container with a private key, a list of certificates, or followed by anything', () => {
      const folder = mkdtempSync(join(tmpdir(), 'container-'));
      const file = (name: string) => join(folder, name);
      writeFileSync(file('root.pem'), issuer.pem + issuer.key);
      execFileSync('openssl', ['pkcs12', '-export', '-in', file('root.pem'), '-passout', 'pass:', '-out', file('root.pfx')]);
      execFileSync('openssl', ['crl2pkcs7', '-nocrl', '-certfile', file('root.pem'), '-outform', 'DER', '-out', file('root.p7b')]);
      const contents = [readFileSync(file('root.pfx')), readFileSync(file('root.p7b')), Buffer.concat([root.der, root.der]), Buffer.from(root.pem), Buffer.from([0x30, 0x80, 0])];
      const answers = refusals(contents.map((der) => settingOf({ der, sha256: createHash('sha256').update(der).digest('hex') })));
      expect(answers).toEqual(contents.map(() => 'its certificate is not a single X.509 certificate in DER. Remove the private key and the chain.'));
    });
  });
});

describeWithPowerShell('an event channel', () => {
  const log = { LogType: 'Administrative', IsEnabled: true, MaximumSizeInBytes: 1_052_672, LogMode: 'Circular' };
  const channel = (fields: object): Setting => ({ id: 'eventChannel/security', kind: 'eventChannel', ensure: 'present', channel: 'Security', ...fields });
  const size = channel({ maximumSizeBytes: 201_326_592 });
  const absent = (setting: Setting): Setting => ({ ...setting, ensure: 'absent' });
  const withLog = (fields: object = {}): SimulatedWindows => ({ eventLogs: { security: { ...log, ...fields } } });
  const ofBackup = (change: string) => change.startsWith('backup of ');

  test('gets back a size that Windows rounds, and then there is nothing left to do', () => {
    const [[, restored, again]] = runKinds([{ state: withLog(), steps: [{ setting: size }, { setting: absent(size) }, { setting: absent(size) }] }]);
    expect(restored).toMatchObject({ status: 'changed', error: null, differences: ['MaximumSizeInBytes is 201326592, but was 1052672 before the agent changed it'] });
    expect(restored.state.eventLogs.security.MaximumSizeInBytes).toBe(1_114_112);
    expect(again).toMatchObject({ status: 'converged', changes: [] });
  });

  test('gets back the oldest value of a row of changes, and after that a new one', () => {
    const other = channel({ maximumSizeBytes: 67_108_864 });
    const [steps] = runKinds([{
      state: withLog({ MaximumSizeInBytes: 20_971_520 }),
      steps: [
        { setting: size }, { setting: other }, { setting: absent(other) },
        { drift: { path: ['eventLogs', 'security', 'MaximumSizeInBytes'], value: 33_554_432 } }, { setting: size }, { setting: absent(size) },
      ],
    }]);
    expect(steps.map(({ error }) => error)).toEqual(steps.map(() => null));
    expect([steps[2], steps[5]].map(({ state }) => state.eventLogs.security.MaximumSizeInBytes)).toEqual([20_971_520, 33_554_432]);
  });

  test('keeps what others changed and the setting does not name', () => {
    const [[, , restored]] = runKinds([{
      state: withLog(), steps: [{ setting: size }, { drift: { path: ['eventLogs', 'security', 'LogMode'], value: 'AutoBackup' } }, { setting: absent(size) }],
    }]);
    expect(restored.state.eventLogs.security.LogMode).toBe('AutoBackup');
  });

  test('is not touched where it was so before, and there is nothing to give back', () => {
    const [steps] = runKinds([{ state: withLog({ MaximumSizeInBytes: 201_326_592 }), steps: [{ setting: size }, { setting: absent(size) }] }]);
    expect(steps.map(({ status, changes }) => [status, changes])).toEqual([['converged', []], ['converged', []]]);
  });

  test('that a group policy sets otherwise is reported pass by pass, and only the rest of it is written, once', () => {
    const wanted = channel({ maximumSizeBytes: 201_326_592, retention: 'archive' });
    const [size192, archived] = [{ MaximumSizeInBytes: 201_326_592 }, { LogMode: 'AutoBackup' }];
    const wrongSize = 'a group policy sets MaximumSizeInBytes to 33554432 instead of 201326592. Change it in the policy.';
    const wrongMode = (mode: string) => `a group policy sets LogMode to ${mode} instead of AutoBackup. Change it in the policy.`;
    const policies: [object, string, object][] = [
      [{ MaxSize: 32_768 }, wrongSize, archived],
      [{ Retention: '0', AutoBackupLogFiles: '1' }, wrongMode('Circular'), size192],
      [{ Retention: '1' }, wrongMode('Retain'), size192],
      [{ Retention: 1, AutoBackupLogFiles: '0' }, wrongMode('Retain'), size192],
      [{ MaxSize: 32_768, Retention: '0' }, wrongMode('Circular'), {}],
    ];
    const results = runKinds(policies.map(([policy]) => ({ state: withLog({ policy }), steps: [{ setting: wanted }, { setting: wanted }] })));
    results.forEach(([first, again], index) => {
      const [policy, expected, written] = policies[index];
      expect(first.error).toContain(expected);
      expect(first.state.eventLogs.security).toEqual({ ...log, ...written, MaximumSizeInBytes: expect.any(Number), policy });
      expect(first.state.eventLogs.security).toMatchObject(written);
      expect(again.error).toContain(expected);
      expect(again.changes.filter((change) => !ofBackup(change))).toEqual([]);
    });
  });

  test('that a group policy sets the same way is as it should be', () => {
    const wanted = channel({ maximumSizeBytes: 201_326_592, retention: 'archive' });
    const [[enforced], [others]] = runKinds([
      { state: withLog({ policy: { MaxSize: 196_608, Retention: '1', AutoBackupLogFiles: 1 } }), steps: [{ setting: wanted }] },
      { state: withLog({ policy: { MaxSize: 32_768, Retention: '0' } }), steps: [{ setting: channel({ enabled: true }) }] },
    ]);
    expect([enforced.status, others.status]).toEqual(['converged', 'converged']);
  });

  test('that is for tracing or does not exist fails, is drift in an audit, and is nothing to be given back', () => {
    const states: SimulatedWindows[] = [withLog({ LogType: 'Analytical' }), withLog({ LogType: 'Debug' }), {}];
    const results = runKinds(states.map((state) => ({ state, steps: [{ setting: size }, { setting: size, mode: 'audit' }, { setting: absent(size) }] })));
    expect(results.map(([{ error }]) => error)).toEqual([
      expect.stringContaining('has the type Analytical: it is for tracing'), expect.stringContaining('has the type Debug'), expect.stringContaining('does not exist'),
    ]);
    results.forEach(([enforced, audited, given]) => {
      expect(enforced.changes.filter((change) => !ofBackup(change))).toEqual([]);
      expect([audited.status, given.status, given.changes]).toEqual(['drift', 'converged', []]);
    });
  });
});

describeWithPowerShell('a patch level', () => {
  const setting = (fields: object): Setting => ({
    id: 'patchLevel/windows', kind: 'patchLevel', ensure: 'present', reportsPendingReboot: false,
    minimums: [{ build: 20348, revision: 2700, updates: [] }], ...fields,
  });
  const windows = (build: number, revision: number, updates: string[] = [], rebootPending = false): SimulatedWindows => (
    { patchLevel: { build, revision, updates }, rebootPending }
  );
  const found = (cases: readonly (readonly [SimulatedWindows, object])[]) => (
    runKinds(cases.map(([state, fields]) => ({ state, steps: [{ setting: setting(fields) }] })))
      .map(([{ status, error, differences }]) => (error === null ? [status, differences] : error))
  );
  const withUpdate = (update: object) => ({
    minimums: [{ build: 17763, revision: 1, updates: [{ id: 'KB1111111' }] }, { build: 20348, revision: 2700, updates: [update] }],
  });

  test('is met from its revision on, and a release that is not listed is reported', () => {
    expect(found([[windows(20348, 2700), {}], [windows(20348, 10_000), {}], [windows(20348, 2699), {}], [windows(25398, 9999), {}]])).toEqual([
      ['converged', []], ['converged', []],
      ['drift', ['Windows is 20348.2699 instead of at least 20348.2700']],
      ['drift', ['Windows is 25398.9999, and there is no minimum for that build, only for 20348']],
    ]);
  });

  test('has an update that Windows lists, or that its revision includes', () => {
    const missing = ['drift', ['update KB5034439 is not in the list of updates of Windows']];
    expect(found([
      [windows(20348, 2800, ['KB5034439', 'KB5012170']), withUpdate({ id: 'KB5034439' })],
      [windows(20348, 2800, ['KB50344391']), withUpdate({ id: 'KB5034439' })],
      [windows(20348, 2800), withUpdate({ id: 'KB5034439', includedSince: 2800 })],
      [windows(20348, 2799), withUpdate({ id: 'KB5034439', includedSince: 2800 })],
    ])).toEqual([['converged', []], missing, ['converged', []], missing]);
  });

  test('does not ask for the list of updates where the revision says enough', () => {
    const silent = { patchLevel: { build: 20348, revision: 2800 }, rebootPending: false };
    expect(found([[silent, {}], [silent, withUpdate({ id: 'KB5034439', includedSince: 2800 })]])).toEqual([['converged', []], ['converged', []]]);
  });

  test('counts a pending reboot where that is asked for', () => {
    const pending = windows(20348, 2700, [], true);
    expect(found([[pending, {}], [pending, { reportsPendingReboot: true }]])).toEqual([['converged', []], ['drift', ['a reboot of Windows is pending']]]);
  });
});
