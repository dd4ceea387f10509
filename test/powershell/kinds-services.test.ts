import { runKinds, Setting, SimulatedWindows, Step, StepResult } from './kind-runs';
import { agentService, agentSources, imageFile } from './kinds/windows-service';
import { describeWithPowerShell } from './powershell';
import { WindowsService } from '../../src';

const second = imageFile('bin\\agent.exe', 'second program');
const third = imageFile('bin\\agent.exe', 'third program');
const version = (program: ReturnType<typeof imageFile>, fields: object = {}): Setting => ({ ...agentService, files: [program.file], ...fields });
const first = version(imageFile('bin\\agent.exe', 'program'));
const empty: SimulatedWindows = { sources: agentSources, paths: { 'C:\\Program Files': { kind: 'directory' } } };

/** The image of the next version takes the place of the one before. */
const image = (program: ReturnType<typeof imageFile>): Step => ({ drift: { path: ['sources'], value: program.source } });
const change = (field: string, value: unknown): Step => ({ drift: { path: ['serviceConfigurations', 'contoso-agent', field], value } });
const service = ({ state }: StepResult) => state.serviceConfigurations['contoso-agent'];
const versions = ({ state }: StepResult) => Object.keys(state.paths).filter((path) => /\\[0-9a-f]{16}$/u.test(path)).map((path) => path.split('\\').at(-1)!);
const inUse = (result: StepResult) => /\\([0-9a-f]{16})\\agent\.exe"/u.exec(service(result).binaryPath)![1];
const story = (steps: Step[], state: SimulatedWindows = empty) => runKinds([{ state, steps }])[0];

describeWithPowerShell('services of the agent\'s own', () => {
  test('the program is quoted, the folder is closed to users, and nothing runs before all of it is written', () => {
    const [made] = story([{ setting: { ...agentService } }]);
    expect(service(made)).toEqual({
      startType: 'automatic', isDelayed: true, state: 'running', exitCode: 0, displayName: 'Contoso Agent', description: 'Tells Contoso', account: 'NT SERVICE\\contoso-agent',
      binaryPath: `"C:\\Program Files\\Contoso\\contoso-agent\\${inUse(made)}\\agent.exe" --config "C:\\ProgramData\\Contoso Agent\\\\" "a\\"b" ""`,
      dependencies: ['Tcpip', 'Dnscache'], actions: ['restart after 5000 ms', 'restart after 60000 ms'], resetSeconds: 86400, command: '', recoversFromErrors: true,
      sidType: 'unrestricted', privileges: ['SeChangeNotifyPrivilege'], environment: ['MODE=a b', 'B=2'],
    });
    expect(made.state.paths['C:\\Program Files\\Contoso\\contoso-agent'].sddl).toBe('D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)');
    const order = ['privileges of', 'environment of', 'startType of', 'start of'].map((what) => made.changes.findIndex((done) => done.startsWith(`${what} service`)));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order[0]).toBeGreaterThan(made.changes.indexOf('service contoso-agent'));
  });

  test('an upgrade copies first, stops for the switch alone, and keeps the version before', () => {
    const [before, , after] = story([{ setting: first }, image(second), { setting: version(second) }]);
    expect(inUse(after)).not.toBe(inUse(before));
    expect(versions(after).sort()).toEqual([inUse(before), inUse(after)].sort());
    expect(after).toMatchObject({ status: 'changed', error: null });
    expect(service(after).state).toBe('running');
    expect(after.changes.slice(-4)).toEqual([
      'stop of service contoso-agent', 'binaryPath of service contoso-agent', 'start of service contoso-agent', 'record of what windowsService/contoso-agent was',
    ]);
  });

  test.each<[string, object]>([
    ['that is to run', {}],
    ['that runs though nobody asks for it', { state: 'unmanaged' }],
  ])('an upgrade of one %s survives being killed before any change', (_, fields) => {
    const started: Step[] = [{ setting: { ...first } }, { setting: { ...first, ...fields } }, image(second)];
    const upgrade: Step = { setting: version(second, fields) };
    const undisturbed = story([...started, upgrade]).at(-1)!;
    expect(service(undisturbed).state).toBe('running');
    expect(undisturbed.changes.length).toBeGreaterThan(5);
    const outcomes = runKinds(undisturbed.changes.map((_change, index) => ({
      state: empty, steps: [...started, { ...upgrade, killBefore: index + 1 }, upgrade, upgrade],
    })));
    for (const outcome of outcomes) {
      expect(outcome.at(-3)!.error).toBe('killed');
      expect(outcome.at(-2)!).toMatchObject({ error: null, state: undisturbed.state });
      expect(outcome.at(-1)!).toMatchObject({ status: 'converged', changes: [] });
    }
  });

  test('one that is removed by its name alone goes with all of its versions', () => {
    const [{ desired }] = WindowsService.absentByName('contoso-agent', { vendor: 'Contoso' })._parts();
    const gone: Setting = JSON.parse(JSON.stringify(desired));
    const withoutImage: Step = { drift: { path: ['sources'], value: {} } };
    const [removed, again] = story([
      { setting: first }, image(second), { setting: version(second) }, withoutImage, { setting: gone }, { setting: gone },
    ]).slice(-2);
    expect(removed).toMatchObject({ status: 'changed', error: null, refusal: null });
    expect(Object.keys(removed.state.serviceConfigurations)).toEqual([]);
    expect(Object.keys(removed.state.paths)).toEqual(['C:\\Program Files']);
    expect(again).toMatchObject({ status: 'converged', changes: [] });
  });

  test('another type of the service SID waits for a reboot, and the service is not restarted for it', () => {
    const changed = story([{ setting: first }, { setting: { ...first, sidType: 'restricted' } }]).at(-1)!;
    expect(changed).toMatchObject({ error: null, state: { pending: { 'windowsService/contoso-agent': 'reboot' } } });
    expect(changed.changes.filter((done) => /^(?:stop|start) of/u.test(done))).toEqual([]);
  });

  test('versions beyond those to keep go, the oldest first', () => {
    const results = story([
      { setting: first }, image(second), { setting: version(second) }, image(third), { setting: version(third) }, { setting: version(third) },
    ]);
    const left = versions(results.at(-1)!);
    expect(left).toHaveLength(2);
    expect(left).toContain(inUse(results.at(-1)!));
    expect(results.at(-1)!.status).toBe('converged');
    expect(Object.keys(results.at(-1)!.state.paths).filter((path) => path.endsWith('agent.exe'))).toHaveLength(2);
  });

  describe('a version that does not start', () => {
    const failing = (setting: Setting): Step[] => {
      const [prepared] = story([{ setting }], { ...empty, sources: second.source });
      return [{ setting: first }, image(second), change('failsWith', { [service(prepared).binaryPath]: 42 })];
    };

    test('gives way to the one before, with words and the number of the program', () => {
      const results = story([...failing(version(second)), { setting: version(second) }]);
      const [before, failed] = [results[0], results.at(-1)!];
      expect(failed.error).toMatch(/was started but does not run: its program ended with an error of the program itself \(error 1066\), with its own error number 42\. The previous version runs again/u);
      expect(inUse(failed)).toBe(inUse(before));
      expect(service(failed).state).toBe('running');
    });

    test('is left alone for an hour, while the one before is kept running', () => {
      const results = story([...failing(version(second)), { setting: version(second) }, { setting: version(second) }, change('state', 'stopped'), { setting: version(second) }]);
      const [again, , healed] = results.slice(-3);
      expect(again.changes).toEqual([]);
      expect(again.error).toMatch(/error number 42\. The previous version is running\. The agent tries the new version again after/u);
      expect(healed.changes).toEqual(['start of service contoso-agent']);
      expect(healed.error).toMatch(/The previous version is running/u);
    });

    test('makes room for another version at once, and is tried again when its time has come', () => {
      const steps = [...failing(version(second)), { setting: version(second) }];
      const fixed = story([...steps, image(third), { setting: version(third) }]).at(-1)!;
      expect(fixed).toMatchObject({ status: 'changed', error: null });
      expect(fixed.state.serviceRecords['windowsService/contoso-agent']).not.toContain('failed');

      const [record] = story(steps).slice(-1).map(({ state }) => state.serviceRecords['windowsService/contoso-agent'] as string);
      const past = record.replace(/"until":"[^"]*"/u, '"until":"2020-01-01T00:00:00Z"');
      const tried = story([
        ...steps, change('failsWith', {}), { drift: { path: ['serviceRecords', 'windowsService/contoso-agent'], value: past } }, { setting: version(second) },
      ]).at(-1)!;
      expect(tried).toMatchObject({ status: 'changed', error: null });
    });

    test('that is the first one stays as it is, and is tried with every pass', () => {
      const [made] = story([{ setting: first }]);
      const [failed, again] = story([{ setting: { ...first, state: 'stopped' } }, change('failsWith', { [service(made).binaryPath]: 3 }), { setting: first }, { setting: first }]).slice(-2);
      expect(failed.error).toMatch(/does not run: .*error number 3$/u);
      expect(again.changes).toEqual(['start of service contoso-agent']);
    });
  });

  test('a library that was replaced is put back while the service stands still', () => {
    const [made] = story([{ setting: { ...agentService } }]);
    const path = `C:\\Program Files\\Contoso\\contoso-agent\\${inUse(made)}\\agent.dll`;
    const healed = story([{ setting: { ...agentService } }, { drift: { path: ['paths', path, 'content'], value: 'AAAA' } }, { setting: { ...agentService } }]).at(-1)!;
    expect(healed.changes).toEqual(['stop of service contoso-agent', `file ${path}.cdk8s-new`, `file ${path}`, 'start of service contoso-agent']);
  });

  test('a file of the image with another hash is refused, and the service goes on with what it has', () => {
    const failed = story([{ setting: first }, { setting: version(second) }]).at(-1)!;
    expect(failed.error).toMatch(/^file 'image:bin\\agent\.exe' has the SHA-256 .* instead of .*$/u);
    expect(service(failed).state).toBe('running');
    expect(inUse(failed)).toBe(inUse(story([{ setting: first }])[0]));
  });

  test('somebody else\'s service is neither taken over nor removed, nor is somebody else\'s folder', () => {
    const theirs = { serviceConfigurations: { 'Contoso-Agent': { startType: 'automatic', state: 'running', binaryPath: 'C:\\x.exe', account: 'LocalSystem' } } };
    const [taken] = story([{ setting: first }], { ...empty, ...theirs });
    expect(taken).toMatchObject({ error: expect.stringContaining('existed before the agent, so the agent does not define it'), state: theirs });
    const folder = { 'C:\\Program Files\\Contoso\\contoso-agent': { kind: 'directory', sddl: 'D:(A;;FA;;;BU)' } };
    const paths = { 'C:\\Program Files': { kind: 'directory' }, 'C:\\Program Files\\Contoso': { kind: 'directory' }, ...folder };
    const [left] = story([{ setting: first }], { ...empty, paths });
    expect(left).toMatchObject({ error: expect.stringContaining('existed before the agent'), state: { paths: folder } });
  });

  test('a folder that somebody has put in the place of the agent\'s is not used', () => {
    const swapped: Step = { drift: { path: ['paths', 'C:\\Program Files\\Contoso\\contoso-agent', 'owner'], value: 'S-1-5-21-1-2-3-1001' } };
    const failed = story([{ setting: first }, image(second), swapped, { setting: version(second) }]).at(-1)!;
    expect(failed).toMatchObject({ changes: [], error: expect.stringContaining('belongs to neither SYSTEM nor administrators') });
  });

  test('no program runs from where others could put another one in its place', () => {
    const own = 'D:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)';
    const open = { kind: 'directory', sddl: `${own}(A;OICI;0x1301bf;;;BU)` };
    const [vendor] = story([{ setting: first }], { sources: agentSources, paths: { ...empty.paths, 'C:\\Program Files\\Contoso': open } });
    expect(vendor).toMatchObject({ error: expect.stringMatching(/^'C:\\Program Files\\Contoso' can be changed by S-1-5-32-545, who could replace the program/u), changes: [] });

    const program = 'C:\\Program Files\\Fabrikam\\bin\\agent.exe';
    const windows = { kind: 'directory', owner: 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464', sddl: `${own}(A;OICIIO;GA;;;CO)(A;OICI;0x1200a9;;;BU)` };
    const paths = {
      'C:\\Program Files': windows, 'C:\\Program Files\\Fabrikam': windows, 'C:\\Program Files\\Fabrikam\\bin': windows, [program]: { kind: 'file', sddl: own, content: 'AA==' },
    };
    const existing: Step[] = [{ setting: { ...agentService, program, files: [] } }];
    expect(story(existing, { paths })[0]).toMatchObject({ status: 'changed', error: null });
    for (const part of ['C:\\Program Files\\Fabrikam', 'C:\\Program Files\\Fabrikam\\bin', program]) {
      const [refused] = story(existing, { paths: { ...paths, [part]: { ...paths[part as keyof typeof paths], owner: 'S-1-5-21-1-2-3-1001' } } });
      expect(refused).toMatchObject({ error: expect.stringContaining(`'${part}' is owned by S-1-5-21-1-2-3-1001, who could`), changes: [] });
    }
  });

  test('deleting waits for whoever holds the service open, and ends with words where they do not let go', () => {
    const absent: Setting = { ...first, ensure: 'absent' };
    const moment = story([{ setting: first }, change('heldOpen', 'for a moment'), { setting: absent }]).at(-1)!;
    expect(moment).toMatchObject({ status: 'changed', error: null, state: { serviceConfigurations: {} } });
    const [forever, again] = story([{ setting: first }, change('heldOpen', 'forever'), { setting: absent }, { setting: absent }]).slice(-2);
    for (const { error } of [forever, again]) {
      expect(error).toMatch(/cannot be deleted: it is marked for deletion, but a program keeps it open.*\(error 1072\)$/u);
    }
  });

  test('a service that is marked for deletion is waited for pass by pass, and made anew once it is gone', () => {
    const steps: Step[] = [{ setting: first }, change('deleted', true), change('account', 'LocalSystem')];
    const [marked, , made] = story([...steps, { setting: first }, { drift: { path: ['serviceConfigurations'], value: {} } }, { setting: first }]).slice(-3);
    expect(marked.error).toMatch(/cannot be changed: it is marked for deletion/u);
    expect(made.error).toBeNull();
    expect(service(made)).toMatchObject({ state: 'running', account: 'NT SERVICE\\contoso-agent' });
  });

  test('a managed account that the node cannot use is refused before anything is made, in words', () => {
    const managed: Setting = { ...first, account: 'groupManaged', accountName: 'CONTOSO\\web$' };
    const states = { missing: 'no such account', ordinary: 'New-ADServiceAccount', closed: 'PrincipalsAllowedToRetrieveManagedPassword', installable: 'Install-ADServiceAccount' };
    const results = runKinds(Object.keys(states).map((state) => (
      { state: { ...empty, managedAccounts: { web$: state } }, steps: [{ setting: managed }] }
    )));
    Object.values(states).forEach((text, index) => {
      expect(results[index][0].error).toMatch(/^service 'contoso-agent' cannot run as 'CONTOSO\\web\$': /u);
      expect(results[index][0]).toMatchObject({ error: expect.stringContaining(text), changes: [] });
    });
  });

  test('a service that runs as a managed account does not ask the domain again, and goes back to another account', () => {
    const managed: Setting = { ...first, account: 'groupManaged', accountName: 'CONTOSO\\web$' };
    const [made, , again, back] = story([{ setting: managed }, { drift: { path: ['managedAccounts'], value: {} } }, { setting: managed }, { setting: first }], { ...empty, managedAccounts: { web$: 'installed' } });
    expect(service(made)).toMatchObject({ account: 'CONTOSO\\web$', isManaged: true, state: 'running' });
    expect(again).toMatchObject({ status: 'converged', error: null });
    expect(service(back)).toMatchObject({ account: 'NT SERVICE\\contoso-agent', isManaged: false, state: 'running' });
    expect(back.changes.slice(0, 3)).toEqual(['stop of service contoso-agent', 'account of service contoso-agent', 'managed account of service contoso-agent']);
  });

  test('a new account with which it does not start gives way to the one before, with its mark', () => {
    const managed: Setting = { ...first, account: 'groupManaged', accountName: 'CONTOSO\\web$' };
    const steps: Step[] = [{ setting: first }, change('failsWith', { [service(story([{ setting: first }])[0]).binaryPath]: 5 }), { setting: managed }];
    const failed = story(steps, { ...empty, managedAccounts: { web$: 'installed' } })[2];
    expect(failed.error).toContain('Restoring the previous version failed too');
    expect(service(failed)).toMatchObject({ account: 'NT SERVICE\\contoso-agent', isManaged: false });
  });

  test('folders of vendors that hold something else stay', () => {
    const other = { ...first, id: 'windowsService/other', name: 'other' };
    const results = story([{ setting: first }, { setting: other }, { setting: { ...first, ensure: 'absent' } }, { setting: { ...other, ensure: 'absent' } }]);
    expect(Object.keys(results[2].state.paths)).toContain('C:\\Program Files\\Contoso\\other');
    expect(Object.keys(results[3].state.paths)).toEqual(['C:\\Program Files']);
    expect(results[3].state.created).toEqual({});
  });
});
