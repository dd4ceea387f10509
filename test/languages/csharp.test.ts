import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { generateCode } from './generated';
import { blocksOf, pages } from '../docs/markdown';
import { programsOf, yamlOf } from '../docs/programs';
import { run } from '../package/tarball';
import { projectFolder } from '../support/compiled-package';
import { describeWith, onPath } from '../support/requirements';

const pageOf = (path: string) => pages().find((page) => page.path === path)!;
const csharp = blocksOf(pageOf('docs/other-languages.md').text).filter(({ language }) => language === 'csharp').map(({ text }) => text);
const readme = programsOf(pageOf('README.md')).map(({ source }) => source);

// The programs of the page in their order. The mark finds the program of the README that each of them repeats.
const programs = ['HostProcessProbe.httpGet', 'new LocalGroupBootstrap', 'new WindowsNodeExporter'].map((mark, index) => ({
  name: `Program${index + 1}`,
  source: csharp[index],
  original: readme.filter((source) => source.includes(mark)),
}));

const TARGET_FRAMEWORK = '<TargetFramework>net$(BundledNETCoreAppTargetFrameworkVersion)</TargetFramework>';

const programProject = `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    ${TARGET_FRAMEWORK}
    <ImplicitUsings>enable</ImplicitUsings>
    <Nullable>enable</Nullable>
    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
  </PropertyGroup>
  <ItemGroup>
    <ProjectReference Include="../Cdk8s.HostProcess/Cdk8s.HostProcess.csproj" />
  </ItemGroup>
</Project>
`;

const everyProgram = `<Project DefaultTargets="Build">
  <ItemGroup>
    <Program Include="Program*/*.csproj" />
  </ItemGroup>
  <Target Name="Restore">
    <MSBuild Projects="@(Program)" Targets="Restore" />
  </Target>
  <Target Name="Build">
    <MSBuild Projects="@(Program)" />
  </Target>
</Project>
`;

// No server process outlives a build, and no program writes to the jsii cache in the home folder.
const environment = {
  DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1', DOTNET_CLI_USE_MSBUILD_SERVER: '0', MSBUILDDISABLENODEREUSE: '1', JSII_RUNTIME_PACKAGE_CACHE: 'disabled',
};
const properties = { UseSharedCompilation: false, GenerateDocumentationFile: false, GeneratePackageOnBuild: false, NuGetAudit: false };

test('the page repeats three programs of the README', () => {
  expect(csharp).toHaveLength(programs.length);
  expect(programs.map(({ original }) => original.length)).toEqual([1, 1, 1]);
});

describeWith('dotnet', onPath('dotnet') === undefined ? 'not on PATH' : undefined, 'the library in C#', () => {
  let scratch: string;
  let solution: string;

  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), 'csharp-'));
    solution = join(scratch, 'dotnet');
    const modules = ['constructs', 'cdk8s', 'cdk8s-plus-28'].map((name) => join(projectFolder, 'node_modules', name));
    generateCode(scratch, ['dotnet'], [...modules, projectFolder]);
    useEachOther(solution);
    for (const { name, source } of programs) {
      mkdirSync(join(solution, name));
      writeFileSync(join(solution, name, `${name}.csproj`), programProject);
      writeFileSync(join(solution, name, 'Program.cs'), source);
    }
    writeFileSync(join(solution, 'all.proj'), everyProgram);
    const options = Object.entries(properties).map(([name, value]) => `-property:${name}=${value}`);
    run(solution, 'dotnet', ['build', 'all.proj', '-nodeReuse:false', '-maxCpuCount:1', ...options], environment);
  }, 1_800_000);

  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  test.each(programs)('$name compiles, and gives the YAML of the same program in TypeScript', ({ name, original: [original] }) => {
    const folder = join(solution, name);
    run(folder, 'dotnet', ['run', '--no-build'], environment);
    const [file, ...others] = readdirSync(join(folder, 'dist'));
    expect(others).toEqual([]);
    expect(readFileSync(join(folder, 'dist', file), 'utf8')).toBe(yamlOf(original));
  });
});

/** Lets the generated projects refer to each other instead of to packages, and be built for the SDK that is there. */
function useEachOther(folder: string): void {
  const names = readdirSync(folder);
  for (const name of names) {
    const file = join(folder, name, `${name}.csproj`);
    const project = readFileSync(file, 'utf8')
      .replace(/<TargetFramework>.*<\/TargetFramework>/u, TARGET_FRAMEWORK)
      .replace(/<PackageReference Include="([^"]+)" .*\/>/gu, (reference, other) => (
        names.includes(other) ? `<ProjectReference Include="../${other}/${other}.csproj" />` : reference
      ));
    writeFileSync(file, project);
  }
}
