import { exitCodeTexts } from './exit-codes';
import { PROGRAM } from './program';
import { PROJECT_URL } from '../facts/project';

const commonHelp = `  -h, --help                      show this help
      --version                   show the version`;

export const programHelp = `Checks Kubernetes manifests for Windows HostProcess workloads: how a cluster will treat them.

Usage: ${PROGRAM} <command> [options]

Commands:
  check <path|->...               check files, folders or stdin
  explain [rule|message]          explain a rule, find the rules behind an error message, or list all rules
  help [command]                  show this help, or the help of a command

Options:
${commonHelp}

For details, run ${PROGRAM} <command> --help.
${PROJECT_URL}
`;

export const checkHelp = `Checks manifests from any source. Nothing leaves the machine.

Usage: ${PROGRAM} check [options] <path|->...

Paths are files, folders (all *.yaml, *.yml and *.json below them, except node_modules and names that start with a dot) or - for stdin.
Templates of Helm charts in folders are skipped, because only Helm can render them.

Options:
      --exclude <pattern>         paths that are not read, such as 'vendor/**'; * matches within a folder, ** across folders.
                                  Can be repeated
      --format <format>[=<file>]  text (the default), json, sarif, junit, github (annotations), gitlab (code quality) or azure
                                  (issues of Azure Pipelines); on stdout, or in a file.
                                  Can be repeated. At most one report goes to stdout
      --target-containerd <version>
                                  oldest containerd on the Windows nodes: a release line (1.6, 1.7 or 2; the default is 1.7)
                                  or a release, also as nodes report it: containerd://1.7.20
      --target-kubernetes <x.y>   version of the cluster, such as 1.30; if it is not declared, all rules apply
      --fail-on <severity>        error (the default), warning or never
      --config <file>             configuration; the default is .cdk8s-hostprocess.yaml in the working directory
      --no-config                 use no configuration
      --diff                      print the changes that fix findings for which one change is right
      --fix                       print the same changes, and make them in the files
      --write-baseline <file>     write all findings to a baseline, except refusals by the API server
      --baseline <file>           findings of the baseline do not count; the default is in the configuration
  -q, --quiet                     print only findings and errors, no summary and no notes
      --color <when>              auto (the default), always or never; NO_COLOR and FORCE_COLOR apply
${commonHelp}

Exit codes:
${exitCodeTexts.map(([code, text]) => `  ${String(code).padEnd(4)}${text}`).join('\n')}

${PROJECT_URL}/blob/main/docs/check.md
`;

export const explainHelp = `Shows what a rule requires, what happens if a manifest breaks it, and what to do.

Usage: ${PROGRAM} explain [rule|message]

The rule is an id such as HPC014, in any case, or the URL of its page. The message is an error message or a part of it, such as
"cannot find the path", 0x80070569, or a status such as Pending: explain lists the rules and other causes with this symptom, and
the next command to run. Without an argument, all rules are listed.

Options:
${commonHelp}
`;
