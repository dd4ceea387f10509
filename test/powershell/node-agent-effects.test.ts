import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentOf, audited } from './agent-documents';
import { describeWithPowerShell } from './powershell';
import { SimulatedNode } from './simulated-node';
import { RegistryKey, TakesEffect } from '../../src';

const key = RegistryKey.localMachine('SYSTEM\\CurrentControlSet\\Services\\LanmanServer\\Parameters');
const smb1 = key.dword('SMB1', 0, { effect: TakesEffect.afterRestartOf('LanmanServer') });
const waiting = (pass: { events: any[] }) => pass.events.filter(({ event }) => event === 'setting').map(({ takesEffect }) => takesEffect);

/** Windows deletes its volatile keys. */
const boots = (state: any) => { delete state.boot; };

/** A node on which the service is running. */
function nodeWith(more: object = {}): SimulatedNode {
  return new SimulatedNode({ serviceProcesses: { LanmanServer: '640 1' }, ...more } as object);
}

describeWithPowerShell('a change that something has to start again for', () => {
  test('is reported, run after run, until the service has started', () => {
    const node = nodeWith();
    const document = { ...documentOf([smb1]), textfileDirectory: join(node.root, 'textfile') };
    const metric = () => /^hostprocess_setting_pending\{.*\} (\d)$/mu.exec(node.files['textfile/node-admin_base.prom'])![1];
    const first = node.pass(document);
    expect({ exitCode: first.exitCode, waiting: waiting(first), run: first.events.at(-1), metric: metric() })
      .toMatchObject({ exitCode: 0, waiting: ['after a restart of service LanmanServer'], run: { status: 'changed', pendingCount: 1 }, metric: '1' });
    const second = node.pass(document);
    expect({ waiting: waiting(second), run: second.events.at(-1) }).toMatchObject({ waiting: ['after a restart of service LanmanServer'], run: { status: 'converged', pendingCount: 1 } });

    node.change((state) => { state.serviceProcesses.LanmanServer = '700 2'; });
    const third = node.pass(document);
    expect({ waiting: waiting(third), run: third.events.at(-1), metric: metric() }).toMatchObject({ waiting: [null], run: { pendingCount: 0 }, metric: '0' });
    expect(Object.keys(node.files).filter((file) => file.startsWith('pending/'))).toEqual([]);
  });

  test.each(['', '\0\0\0\0'])('a record that a power failure has spoilt (%j) is reported, and keeps nothing else from being done', (spoilt) => {
    const node = nodeWith();
    const document = documentOf([smb1, key.dword('Other', 1)]);
    node.pass(document);
    const records = Object.keys(node.files).filter((file) => file.startsWith('pending/'));
    records.forEach((file) => writeFileSync(join(node.root, file), spoilt));
    node.change((state) => { Object.values<any>(state.registryKeys).forEach(({ values }) => { delete values['=Other']; }); });
    const pass = node.pass(document);
    expect(records).toHaveLength(1);
    expect({ exitCode: pass.exitCode, waiting: waiting(pass) }).toEqual({ exitCode: 0, waiting: [expect.stringMatching(/^unknown: .*pending.*cannot be read\. Delete it/u), null] });
    expect(pass.events.filter(({ event }) => event === 'setting').map(({ status }) => status)).toEqual(['converged', 'changed']);
  });

  test('a record of what was before that cannot be read fails its own setting, and names the file', () => {
    const node = nodeWith();
    node.pass(documentOf([smb1]));
    const records = Object.keys(node.files).filter((file) => file.startsWith('created/'));
    records.forEach((file) => writeFileSync(join(node.root, file), ''));
    const pass = node.pass(documentOf([smb1]));
    expect(pass.exitCode).toBe(30);
    expect(pass.events[0].message).toMatch(/created.*the record of the state before the agent changed it, cannot be read\. Delete it/u);
  });

  test.each<[string, TakesEffect, (state: any) => void, string | null]>([
    ['a reboot is over when Windows has booted', TakesEffect.afterReboot(), boots, null],
    ['a reboot is not over when the service has started', TakesEffect.afterReboot(), (state) => { state.serviceProcesses.LanmanServer = '700 2'; }, 'after a reboot'],
    ['a logoff shows when Windows has booted', TakesEffect.afterLogOff(), boots, null],
    ['a logoff does not show before', TakesEffect.afterLogOff(), () => {}, 'for users who log on from now on'],
    ['a restart comes with a boot', TakesEffect.afterRestartOf('LanmanServer'), boots, null],
    ['a service that has stopped has nothing old', TakesEffect.afterRestartOf('LanmanServer'), (state) => { state.serviceProcesses = {}; }, null],
  ])('%s', (_what, effect, happens, expected) => {
    const node = nodeWith();
    const document = documentOf([key.dword('SMB1', 0, { effect })]);
    expect(waiting(node.pass(document))).not.toEqual([null]);
    node.change(happens);
    expect(waiting(node.pass(document))).toEqual([expected]);
  });

  test('waits again when it is taken back, and not when nothing had to change', () => {
    const node = nodeWith();
    node.pass(documentOf([smb1]));
    node.change((state) => { state.serviceProcesses.LanmanServer = '700 2'; });
    expect(waiting(node.pass(documentOf([smb1])))).toEqual([null]);
    expect(waiting(node.pass(documentOf([smb1.absent()])))).toEqual(['after a restart of service LanmanServer']);
  });

  test('is only noted where something changes: an audit leaves no note', () => {
    const node = nodeWith();
    const pass = node.pass(audited([smb1]));
    expect({ waiting: waiting(pass), status: pass.events.at(-1).status }).toEqual({ waiting: [null], status: 'drift' });
  });

  test('is reported too long rather than too short where Windows does not answer', () => {
    const node = nodeWith();
    node.pass(documentOf([smb1]));
    const silent = 'function Read-NodeServiceProcess { throw \'WMI does not answer\' }\n';
    const pass = node.pass(documentOf([smb1]), { scripts: { 'simulated-silent.ps1': silent } });
    expect({ exitCode: pass.exitCode, waiting: waiting(pass) }).toEqual({ exitCode: 0, waiting: ['after a restart of service LanmanServer'] });
  });
});
