// Measures how long it takes to create workloads with the constructs of this library.
import { caseCode, Measure, program, Row } from './ratios';

const code = caseCode('synthesis-case.ts');

function synthesis(options: object): Measure {
  return program(code, JSON.stringify(options));
}

/** Loads a module, and the modules that are loaded when these exports are first used. */
function loading(module: string, ...used: string[]): Measure {
  return program(`const start = process.hrtime.bigint(); const { ${used.join(', ')} } = require(${JSON.stringify(module)});
    console.log(JSON.stringify({ milliseconds: Number(process.hrtime.bigint() - start) / 1e6, peakMebibytes: process.resourceUsage().maxRSS / 1024 }));`);
}

const thousand = { objects: 1000, charts: 1 };

export const synthesisRows: readonly Row[] = [
  {
    what: '1,000 DaemonSets, without validation', against: 'raw ApiObject', atMost: 1.3,
    ours: synthesis({ maker: 'ours', ...thousand, validated: false }),
    theirs: synthesis({ maker: 'raw', ...thousand, validated: false }),
  },
  {
    what: '1,000 DaemonSets, validated', against: 'raw ApiObject', atMost: 1.6,
    ours: synthesis({ maker: 'ours', ...thousand, validated: true }),
    theirs: synthesis({ maker: 'raw', ...thousand, validated: true }),
  },
  {
    what: '1,000 DaemonSets, validated', against: 'kplus.DaemonSet', atMost: 1,
    ours: synthesis({ maker: 'ours', ...thousand, validated: true }),
    theirs: synthesis({ maker: 'kplus', ...thousand, validated: true }),
  },
  {
    what: '1,000 DaemonSets in 100 charts', against: 'in one chart', atMost: 1.5,
    ours: synthesis({ maker: 'ours', objects: 1000, charts: 100, validated: true }),
    theirs: synthesis({ maker: 'ours', ...thousand, validated: true }),
  },
  {
    what: '10,000 DaemonSets, each', against: 'each of 1,000', atMost: 1.2, scale: 0.1, peakAtMost: 300,
    ours: synthesis({ maker: 'ours', objects: 10_000, charts: 1, validated: true }),
    theirs: synthesis({ maker: 'ours', ...thousand, validated: true }),
  },
  {
    what: 'import of what a DaemonSet needs', against: 'cdk8s-plus-28 alone', atMost: 1.2,
    ours: loading('cdk8s-hostprocess', 'HostProcessContainer', 'HostProcessDaemonSet', 'HostProcessPort', 'HostProcessProbe', 'WindowsAccount', 'WindowsNodes'),
    theirs: loading('cdk8s-plus-28'),
  },
];
