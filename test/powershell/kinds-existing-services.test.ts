import { runKinds, Setting, SimulatedWindows, Step } from './kind-runs';
import { describeWithPowerShell } from './powershell';

const story = (steps: Step[], state: SimulatedWindows) => runKinds([{ state, steps }])[0];

describeWithPowerShell('services that are there', () => {
  const stopped: Setting = { id: 'serviceState/x', kind: 'serviceState', ensure: 'present', name: 'x', state: 'stopped' };
  const running: Setting = { ...stopped, state: 'running' };
  const there = (fields: object) => ({ serviceConfigurations: { x: { startType: 'manual', state: 'stopped', exitCode: 0, ...fields } } });

  test('an error of a start has words, and the number for who looks it up', () => {
    const words = new Map([
      [2, /its program, or a file that the program needs, does not exist/u], [5, /access is denied/u], [1053, /did not report to Windows in time/u], [1058, /it is disabled, or a service that/u],
      [1067, /ended unexpectedly/u], [1068, /a service that it depends on does not start/u], [1069, /cannot log on as a service/u], [1314, /lacks a privilege/u],
      [1450, /Windows returned error 1450/u],
    ]);
    const codes = [...words.keys()];
    const errors = runKinds(codes.map((startCode) => ({ state: there({ startCode }), steps: [{ setting: running }] }))).map(([{ error }]) => error!);
    codes.forEach((code, index) => {
      expect(errors[index]).toMatch(/^service 'x' cannot be started: /u);
      expect(errors[index]).toMatch(words.get(code)!);
      expect(errors[index]).toContain(`error ${code}`);
    });
  });

  test('a service that others depend on, and one that does not stop, are failures with words', () => {
    const [dependents] = story([{ setting: stopped }], there({ state: 'running', stopCode: 1051 }));
    expect(dependents.error).toMatch(/cannot be stopped: other running services depend on it/u);
    const [hanging] = story([{ setting: stopped }], there({ state: 'running', hangs: true }));
    expect(hanging.error).toMatch(/was told to stop, but is stopPending after 120 seconds/u);
  });

  test('a recovery that restarts the node or runs a program is not replaced', () => {
    const setting: Setting = { id: 's', kind: 'serviceState', ensure: 'present', name: 'a', restartDelaysSeconds: [5], resetAfterSeconds: 60, recoversFromErrors: false };
    const fields = { startType: 'automatic', state: 'running', resetSeconds: 0 };
    const results = runKinds([{ ...fields, actions: ['reboot after 60000 ms'] }, { ...fields, actions: ['command after 0 ms'], command: 'C:\\a.cmd' }]
      .map((a) => ({ state: { serviceConfigurations: { a } }, steps: [{ setting }] })));
    expect(results.map(([{ error }]) => error)).toEqual([
      expect.stringMatching(/^service 'a' has a recovery that restarts the node or runs a program \(reboot after 60000 ms/u), expect.stringContaining('running C:\\a.cmd'),
    ]);
    expect(results.flatMap(([{ changes }]) => changes.filter((done) => !done.startsWith('backup')))).toEqual([]);
  });

  test('a recovery that is set later than the start type is given back as it was too', () => {
    const setting: Setting = { id: 's', kind: 'serviceState', ensure: 'present', name: 'a', startType: 'manual' };
    const more: Setting = { ...setting, restartDelaysSeconds: [5], resetAfterSeconds: 60, recoversFromErrors: true };
    const a = { startType: 'automatic', isDelayed: false, state: 'stopped', actions: ['restart after 1000 ms', 'none after 0 ms'], resetSeconds: 7, recoversFromErrors: false, command: '' };
    const [, set, given] = runKinds([{ state: { serviceConfigurations: { a } }, steps: [{ setting }, { setting: more }, { setting: { ...more, ensure: 'absent' } }] }])[0];
    expect(set.state.serviceConfigurations.a).toMatchObject({ startType: 'manual', actions: ['restart after 5000 ms'], resetSeconds: 60, recoversFromErrors: true });
    expect(given.state.serviceConfigurations.a).toEqual(a);
  });

  test('a service that does not stop in its own time is said to have had that time', () => {
    const setting: Setting = { id: 's', kind: 'serviceState', ensure: 'present', name: 'a', state: 'stopped', stopTimeoutSeconds: 17 };
    const [[{ error }]] = runKinds([{ state: { serviceConfigurations: { a: { startType: 'manual', state: 'running', hangs: true } } }, steps: [{ setting }] }]);
    expect(error).toContain('is stopPending after 17 seconds');
  });

  test('a missing service is said to be missing: there is nothing to set', () => {
    const [audited] = story([{ setting: stopped, mode: 'audit' }], {});
    expect(audited.differences).toEqual(['service \'x\' does not exist']);
    expect(story([{ setting: stopped }], {})[0].error).toMatch(/does not exist\. Install it first/u);
  });

  test('a disabled service is enabled before it is started', () => {
    const [{ changes, error }] = story([{ setting: { ...running, startType: 'manual' } }], there({ startType: 'disabled' }));
    expect(error).toBeNull();
    expect(changes.slice(-2)).toEqual(['startType of service x', 'start of service x']);
  });
});
