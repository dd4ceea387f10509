import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret } from 'cdk8s-plus-28';
import { chartInMonitoring, rendered } from './exporters';
import { ExporterWebConfig } from '../../../src';
import { selfSignedCertificate } from '../../support/certificate';
import { describeWith, onPath } from '../../support/requirements';

const absent = ['promtool', 'openssl'].filter((program) => onPath(program) === undefined);

// promtool reads it with the library that windows_exporter uses.
describeWith('promtool', absent.length === 0 ? undefined : `not on PATH: ${absent.join(', ')}`, 'the web configuration that we write', () => {
  const secret = Secret.fromSecretName(chartInMonitoring(), 'tls', 'exporter-tls');
  const check = (webConfig: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'web-config-'));
    const { certificate, key } = selfSignedCertificate();
    const files = { 'tls.crt': certificate, 'tls.key': key, 'client-ca.crt': certificate, 'web-config.yml': webConfig };
    Object.entries(files).forEach(([name, text]) => writeFileSync(join(folder, name), text));
    const { status, stderr } = spawnSync('promtool', ['check', 'web-config', join(folder, 'web-config.yml')], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    return { status, stderr };
  };
  const fileOf = (webConfig: ExporterWebConfig): string => rendered({ webConfig }).configMap.data['web-config.yml'];

  test.each([{}, { clientCa: secret }])('is accepted, with the files beside it: %#', (options) => {
    expect(check(fileOf(ExporterWebConfig.fromTlsSecret(secret, options)))).toEqual({ status: 0, stderr: expect.stringContaining('SUCCESS') });
  });

  test('is checked in earnest: a name that is wrong is refused', () => {
    const file = fileOf(ExporterWebConfig.fromTlsSecret(secret));
    expect(check(file.replace('key_file', 'keyfile')).stderr).toContain('keyfile');
    expect(check(file.replace('tls.key', 'other.key')).status).not.toBe(0);
  });
});
