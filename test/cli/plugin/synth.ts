import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { projectFolder } from '../../support/compiled-package';

/** What cdk8s.yaml says of a plugin. */
export interface Validation {
  readonly package: string;
  readonly version: string;
  readonly class: string;
  readonly properties?: Record<string, unknown>;
}

/** A report as cdk8s-cli writes it to a file. */
export interface ReportFile {
  readonly title: string;
  readonly violations: ReportedViolation[];
  readonly summary: { readonly status: string; readonly plugin: string; readonly version: string; readonly metadata: Record<string, string> };
}

export interface ReportedViolation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingConstructs: { resourceName: string; locations: string[]; manifestPath: string; constructPath?: string }[];
}

export interface Synthesis {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Nothing where cdk8s-cli did not get as far as the report. */
  readonly report?: ReportFile;
  /** The text of a file of the run. */
  manifest(path: string): string;
}

export interface SynthOptions {
  /** More arguments of cdk8s-cli. */
  readonly args?: readonly string[];
  /** What stands in `.cdk8s-hostprocess.yaml`. */
  readonly configuration?: object;
  /** @default - that of the test run */
  readonly environment?: Readonly<Record<string, string>>;
}

const cdk8sCli = join(projectFolder, 'node_modules', 'cdk8s-cli', 'bin', 'cdk8s');

/** Runs the app of the fixture with the real cdk8s-cli. */
export class SynthRunner {
  /** @param scratch a folder for everything that is written */
  constructor(private readonly scratch: string) {
    const modules = join(scratch, 'node_modules');
    mkdirSync(modules);
    symlinkSync(projectFolder, join(modules, 'cdk8s-hostprocess'));
    symlinkSync(join(projectFolder, 'node_modules', 'cdk8s'), join(modules, 'cdk8s'));
    cpSync(join(__dirname, 'app'), join(scratch, 'app'), { recursive: true });
    // Compiled once: each run would do it anew.
    const { outputText } = transpileModule(readFileSync(join(__dirname, 'app', 'main.ts'), 'utf8'), { compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 } });
    writeFileSync(join(scratch, 'app', 'main.js'), outputText);
  }

  /** A command that synthesizes these charts of the app. */
  public app(...charts: readonly string[]): string {
    return [process.execPath, join(this.scratch, 'app', 'main.js'), ...charts].join(' ');
  }

  /** Runs `cdk8s synth` in a folder of its own, in which `node_modules` holds the library. */
  public synth(app: string, validation: Validation | undefined, { args = [], configuration, environment }: SynthOptions = {}): Synthesis {
    const folder = mkdtempSync(join(this.scratch, 'synth-'));
    if (configuration !== undefined) {
      writeFileSync(join(folder, '.cdk8s-hostprocess.yaml'), dump(configuration));
    }
    symlinkSync(join(this.scratch, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'cdk8s.yaml'), dump({ language: 'typescript', app, ...validation && { validations: [validation] } }));
    const reportArgs = validation === undefined ? [] : ['--validation-reports-output-file', 'report.json'];
    const command = [cdk8sCli, 'synth', '--no-check-upgrade', ...reportArgs, ...args];
    const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: folder, encoding: 'utf8', env: { ...process.env, ...environment } });
    const report = join(folder, 'report.json');
    return {
      status,
      stdout,
      stderr,
      report: existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).reports[0] : undefined,
      manifest: (path) => readFileSync(join(folder, path), 'utf8'),
    };
  }
}
