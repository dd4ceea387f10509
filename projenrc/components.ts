import { github } from 'projen';

const cache = '"$RUNNER_TEMP/cdk8s-hostprocess"';
const published = '$RUNNER_TEMP/cdk8s-hostprocess/publish/powershell';

/** Installs the components of the tests that have a public source. CONTRIBUTING.md lists them. */
export const componentSteps: github.workflows.JobStep[] = [
  { name: 'Set up .NET', uses: 'actions/setup-dotnet@v6.0.0', with: { 'dotnet-version': '10.x' } },
  { name: 'Set up Go', uses: 'actions/setup-go@v7.0.0', with: { 'go-version': 'stable', 'cache': false } },
  {
    name: 'Install wine, MinGW, promtool and the languages of PowerShell',
    run: [
      'sudo apt-get update --quiet',
      'sudo apt-get install --yes --quiet --no-install-recommends wine wine64 gcc-mingw-w64-x86-64 prometheus libicu-dev',
    ].join('\n'),
  },
  {
    name: 'Publish PowerShell for Linux and for wine',
    run: [
      `dotnet publish test/support/powershell --runtime linux-x64 --artifacts-path ${cache}`,
      `dotnet publish test/support/powershell --runtime win-x64 --artifacts-path ${cache}`,
      `echo "PWSH=${published}/release_linux-x64/pwsh" >> "$GITHUB_ENV"`,
      `echo "WINE_PWSH=${published}/release_win-x64/pwsh.exe" >> "$GITHUB_ENV"`,
    ].join('\n'),
  },
  {
    name: 'Install the API server',
    run: [
      'go install sigs.k8s.io/controller-runtime/tools/setup-envtest@latest',
      'assets=$("$(go env GOPATH)/bin/setup-envtest" use --print path)',
      'echo "KUBEBUILDER_ASSETS=$assets" >> "$GITHUB_ENV"',
    ].join('\n'),
  },
];

/**
 * The tests fail if one of these components is missing. GitHub's runners already have Helm and
 * OpenSSL.
 */
export const requiredComponents = {
  HOSTPROCESS_REQUIRE: 'cluster,dotnet,helm,openssl,powershell,powershell-languages,promtool,wine,wine-powershell',
};
