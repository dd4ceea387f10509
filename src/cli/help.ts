import { exitCodeTexts } from './exit-codes';
import { PROGRAM } from './program';
import { PROJECT_URL } from '../facts/project';

const commonHelp = `  -h, --help                      show this help
      --version                   show the version`;

export const programHelp = `Checks Kubernetes manifests for Windows HostProcess workloads: what a cluster will say of them, before they get there.

Usage: ${PROGRAM} <command> [options]

Commands:
  check <path|->...               check files, folders or stdin
  explain [rule|text]             say what a rule is about, which rules show as a text, or list all rules
  help [command]                  show this help, or that of a command

Options:
${commonHelp}

${PROGRAM} <command> --help says more.
${PROJECT_URL}
`;

export const checkHelp = `Checks manifests, however they were made. Nothing leaves the machine.

Usage: ${PROGRAM} check [options] <path|->...

Paths are files, folders (all *.yaml, *.yml and *.json below them, without node_modules and what begins with a dot) or - for stdin.

Options:
      --format <format>[=<file>]  text (the default), json, sarif or github (annotations); to stdout, or to a file.
                                  May be repeated; one report at most goes to stdout
      --target-containerd <version>
                                  oldest containerd on the Windows nodes: a release line (1.6, 1.7 or 2; the default is 1.7)
                                  or a release, also as nodes report it: containerd://1.7.20
      --target-kubernetes <x.y>   version of the cluster, such as 1.30; all rules apply where it is not declared
      --fail-on <severity>        error (the default), warning or never
      --config <file>             configuration; the default is .cdk8s-hostprocess.yaml in the working directory
      --no-config                 use no configuration
  -q, --quiet                     findings and errors only, no summary and no notes
      --color <when>              auto (the default), always or never; NO_COLOR and FORCE_COLOR are honoured
${commonHelp}

Exit codes:
${exitCodeTexts.map(([code, text]) => `  ${String(code).padEnd(4)}${text}`).join('\n')}

${PROJECT_URL}/blob/main/docs/check.md
`;

export const explainHelp = `Says what a rule asks for, what happens otherwise and what to do.

Usage: ${PROGRAM} explain [rule|text]

The rule is an id such as HPC014, in any case, or the address of its page. A text is an error message or a part of one, such as
"cannot find the path" or 0x80070569: the rules and other causes that show as this text are listed. Without either, all rules
are listed.

Options:
${commonHelp}
`;
