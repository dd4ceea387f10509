import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentOf, freshNode, rule } from './agent-documents';
import { describeWithPowerShell, folderWith, run } from './powershell';
import { SimulatedNode } from './simulated-node';

const agentFolder = join(__dirname, '..', '..', 'src', 'agent');

describeWithPowerShell('the scripts that the agent runs', () => {
  test.each(['aaa.ps1', 'zzz.ps1', 'agent-zzz.ps1', 'kind-local-group.ps1'])('a script %s that a user adds to the folder neither runs nor stops the agent', (name) => {
    const planted = join(folderWith({}), 'planted');
    const node = new SimulatedNode(freshNode);
    const { exitCode, events } = node.pass(documentOf([rule]), { tampered: { [name]: `[System.IO.File]::WriteAllText('${planted}', '')` } });
    expect({ exitCode, status: events.at(-1).status }).toEqual({ exitCode: 0, status: 'changed' });
    expect(() => readFileSync(planted)).toThrow('ENOENT');
  });

  // A pipe can be read once: a second look at the file, after the hash, would wait until the test fails.
  test('the bytes that are hashed are the bytes that run', async () => {
    const writers: ReturnType<typeof spawn>[] = [];
    const asPipe = (folder: string, name: string) => {
      const content = join(folder, `${name}.content`);
      renameSync(join(folder, name), content);
      execFileSync('mkfifo', [join(folder, name)]);
      writers.push(spawn('sh', ['-c', 'cat "$0" > "$1"', content, join(folder, name)]));
    };
    const node = new SimulatedNode(freshNode);
    const pass = await node.passAsync(documentOf([rule]), {
      prepare: (code, data) => {
        readdirSync(code).filter((name) => name !== 'script.ps1' && name !== 'run-node-script.ps1').forEach((name) => asPipe(code, name));
        asPipe(data, 'desired.json');
      },
    });
    writers.forEach((writer) => writer.kill());
    expect(pass.exitCode).toBe(0);
    expect(pass.events.at(-1)).toMatchObject({ status: 'changed' });
  });

  test('commands come from the modules of Windows, and programs are not looked for in the working directory', () => {
    const seen = join(folderWith({}), 'seen.json');
    const node = new SimulatedNode(freshNode);
    node.pass(documentOf([rule]), {
      env: { LIB: '/nowhere', PSModulePath: 'Modules' },
      scripts: { 'simulated-look.ps1': `[System.IO.File]::WriteAllText('${seen}', (ConvertTo-Json @($env:PSModulePath, $env:LIB, $PWD.Path, $PSHOME)))` },
    });
    const [modules, library, place, home] = JSON.parse(readFileSync(seen, 'utf8'));
    expect({ modules, library, place }).toEqual({ modules: join(home, 'Modules'), library: null, place: home });
  });

  test.each(['run-node-script.ps1', 'node-agent.ps1'])('%s says in JSON that a policy restricts PowerShell, and exits with 41', (name) => {
    const folder = folderWith({ 'restricted.ps1': `$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'\n& '${join(agentFolder, name)}'\nexit $LASTEXITCODE\n` });
    const { exitCode, output } = run(join(folder, 'restricted.ps1'), { HOSTPROCESS_RUN: 'once', HOSTPROCESS_DATA: folder });
    expect(exitCode).toBe(41);
    expect(JSON.parse(output)).toMatchObject({ event: 'refused', status: 'failed', message: expect.stringContaining('full language mode') });
  });

  test.each([['cannot be parsed', 'function {'], ['fails when it is loaded', "throw 'blocked by antivirus'"]])('a script that %s is refused with a line of JSON', (_what, text) => {
    const { exitCode, events, changes } = new SimulatedNode(freshNode).pass(documentOf([rule]), { scripts: { 'simulated-damage.ps1': text } });
    expect({ exitCode, changes, event: events.at(-1).event }).toEqual({ exitCode: 20, changes: [], event: 'refused' });
  });

  test.each(['SHA256SUMS', 'desired.json', 'kind-firewall-rule.ps1', 'script.ps1', 'run-node-script.ps1'])('a changed %s is refused, and nothing changes', (name) => {
    const node = new SimulatedNode(freshNode);
    const { exitCode, events, changes } = node.pass(documentOf([rule]), {
      prepare: (code, data) => {
        const path = join(name === 'desired.json' ? data : code, name);
        writeFileSync(path, `${readFileSync(path, 'utf8')}\n`);
      },
    });
    expect({ exitCode, changes }).toEqual({ exitCode: 20, changes: [] });
    expect(events.at(-1)).toMatchObject({ event: 'refused', message: expect.stringContaining('a ConfigMap was replaced') });
  });
});
