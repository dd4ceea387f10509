import { rule as hpc001 } from './catalogue/hpc001-mixed-containers';
import { rule as hpc002 } from './catalogue/hpc002-host-process-conflict';
import { rule as hpc003 } from './catalogue/hpc003-host-network';
import { rule as hpc004 } from './catalogue/hpc004-os-linux';
import { rule as hpc005 } from './catalogue/hpc005-linux-pod-fields';
import { rule as hpc006 } from './catalogue/hpc006-linux-container-fields';
import { rule as hpc007 } from './catalogue/hpc007-linux-fields-without-os';
import { rule as hpc008 } from './catalogue/hpc008-os-value';
import { rule as hpc009 } from './catalogue/hpc009-os-missing';
import { rule as hpc010 } from './catalogue/hpc010-account-characters';
import { rule as hpc011 } from './catalogue/hpc011-account-backslashes';
import { rule as hpc012 } from './catalogue/hpc012-account-domain';
import { rule as hpc013 } from './catalogue/hpc013-account-user';
import { rule as hpc014 } from './catalogue/hpc014-account-missing';
import { rule as hpc015 } from './catalogue/hpc015-account-of-containers';
import { rule as hpc016 } from './catalogue/hpc016-account-lost-backslash';
import { rule as hpc017 } from './catalogue/hpc017-account-authority-spelling';
import { rule as hpc018 } from './catalogue/hpc018-unknown-service-account';
import { rule as hpc019 } from './catalogue/hpc019-domain-user';
import { rule as hpc020 } from './catalogue/hpc020-local-group-support';
import { rule as hpc021 } from './catalogue/hpc021-account-without-domain';
import { rule as hpc022 } from './catalogue/hpc022-administrative-group';
import { rule as hpc023 } from './catalogue/hpc023-local-system';
import { rule as hpc024 } from './catalogue/hpc024-account-on-containers-only';
import { rule as hpc025 } from './catalogue/hpc025-host-process-on-containers-only';
import { rule as hpc026 } from './catalogue/hpc026-run-as-non-root';
import { rule as hpc027 } from './catalogue/hpc027-gmsa-name';
import { rule as hpc028 } from './catalogue/hpc028-gmsa-spec';
import { rule as hpc029 } from './catalogue/hpc029-gmsa-ignored';
import { rule as hpc030 } from './catalogue/hpc030-host-port';
import { rule as hpc031 } from './catalogue/hpc031-port-clash';
import { rule as hpc032 } from './catalogue/hpc032-port-per-node';
import { rule as hpc033 } from './catalogue/hpc033-host-users';
import { rule as hpc034 } from './catalogue/hpc034-host-pid-and-ipc';
import { rule as hpc035 } from './catalogue/hpc035-shared-process-namespace';
import { rule as hpc036 } from './catalogue/hpc036-pod-security-level';
import { rule as hpc037 } from './catalogue/hpc037-pod-security-label';
import { rule as hpc038 } from './catalogue/hpc038-windows-nodes';
import { rule as hpc039 } from './catalogue/hpc039-other-nodes';
import { rule as hpc040 } from './catalogue/hpc040-os-pod-label';
import { rule as hpc041 } from './catalogue/hpc041-dns-policy';
import { rule as hpc042 } from './catalogue/hpc042-ignored-dns-fields';
import { rule as hpc043 } from './catalogue/hpc043-host-aliases';
import { rule as hpc044 } from './catalogue/hpc044-pipe-mount';
import { rule as hpc045 } from './catalogue/hpc045-socket-mount';
import { rule as hpc046 } from './catalogue/hpc046-host-path';
import { rule as hpc047 } from './catalogue/hpc047-drive-mount';
import { rule as hpc048 } from './catalogue/hpc048-hidden-folder';
import { rule as hpc049 } from './catalogue/hpc049-read-only-mount';
import { rule as hpc050 } from './catalogue/hpc050-memory-volume';
import { rule as hpc051 } from './catalogue/hpc051-block-devices';
import { rule as hpc052 } from './catalogue/hpc052-mount-propagation';
import { rule as hpc053 } from './catalogue/hpc053-line-break';
import { rule as hpc054 } from './catalogue/hpc054-cmd-syntax';
import { rule as hpc055 } from './catalogue/hpc055-executable-name';
import { rule as hpc056 } from './catalogue/hpc056-sandbox-variable';
import { rule as hpc057 } from './catalogue/hpc057-host-program';
import { rule as hpc058 } from './catalogue/hpc058-script-as-program';
import { rule as hpc059 } from './catalogue/hpc059-bare-pwsh';
import { rule as hpc060 } from './catalogue/hpc060-working-directory';
import { rule as hpc061 } from './catalogue/hpc061-empty-variable';
import { rule as hpc062 } from './catalogue/hpc062-base-image-command';
import { rule as hpc063 } from './catalogue/hpc063-pod-resources';
import { rule as hpc064 } from './catalogue/hpc064-tiny-memory-limit';
import { rule as hpc065 } from './catalogue/hpc065-huge-pages';
import { rule as hpc066 } from './catalogue/hpc066-resize-policy';
import { rule as hpc067 } from './catalogue/hpc067-grace-period';
import { rule as hpc068 } from './catalogue/hpc068-probe-host';
import { rule as hpc069 } from './catalogue/hpc069-runtime-class';
import { rule as hpc070 } from './catalogue/hpc070-dead-annotations';
import { rule as hpc071 } from './catalogue/hpc071-cluster-ip-service';
import { rule as hpc072 } from './catalogue/hpc072-token-on-old-containerd';
import { rule as hpc073 } from './catalogue/hpc073-kubernetes-too-old';
import { rule as hpc074 } from './catalogue/hpc074-host-network-without-host-process';
import { rule as hpc076 } from './catalogue/hpc076-hostname-override';
import { rule as hpc077 } from './catalogue/hpc077-host-path-backsteps';
import { rule as hpc078 } from './catalogue/hpc078-contradictory-security';
import { rule as hpc079 } from './catalogue/hpc079-dns-settings';
import { rule as hpc080 } from './catalogue/hpc080-cluster-dns-names';
import { rule as hpc081 } from './catalogue/hpc081-field-types';
import { rule as hpc082 } from './catalogue/hpc082-unknown-kind';
import { rule as hpc083 } from './catalogue/hpc083-placeholder';
import { rule as hpc084 } from './catalogue/hpc084-ephemeral-containers';
import { rule as hpc085 } from './catalogue/hpc085-yaml-readings';
import { rule as hpc086 } from './catalogue/hpc086-whole-command-line';
import { rule as hpc087 } from './catalogue/hpc087-redefined-sandbox-variable';
import { rule as hpc088 } from './catalogue/hpc088-relative-path';
import { rule as hpc089 } from './catalogue/hpc089-unreplaced-variable';
import { rule as hpc090 } from './catalogue/hpc090-long-command-line';
import { rule as hpc091 } from './catalogue/hpc091-missing-mount';
import { rule as hpc092 } from './catalogue/hpc092-script-runs-once';
import { rule as hpc093 } from './catalogue/hpc093-large-config-map';
import { rule as hpc094 } from './catalogue/hpc094-altered-arguments';
import { rule as hpc095 } from './catalogue/hpc095-undone-settings';
import { rule as hpc096 } from './catalogue/hpc096-agent-rollout';
import { rule as hpc097 } from './catalogue/hpc097-unreadable-input';
import { rule as hpc098 } from './catalogue/hpc098-idle-suppression';
import { rule as hpc099 } from './catalogue/hpc099-program-extension';
import { rule as hpc100 } from './catalogue/hpc100-image-entrypoint';
import { rule as hpc101 } from './catalogue/hpc101-exec-probes';
import { rule as hpc102 } from './catalogue/hpc102-quotes-of-cmd';
import { rule as hpc106 } from './catalogue/hpc106-unverified-download';
import { rule as hpc107 } from './catalogue/hpc107-node-restart';
import { rule as hpc108 } from './catalogue/hpc108-repeated-firewall-rule';
import { rule as hpc109 } from './catalogue/hpc109-newer-powershell';
import { rule as hpc110 } from './catalogue/hpc110-port-between-workloads';
import { rule as hpc111 } from './catalogue/hpc111-port-of-the-node';
import { rule as hpc112 } from './catalogue/hpc112-network-policy';
import { rule as hpc113 } from './catalogue/hpc113-probe-of-loopback';
import { rule as hpc114 } from './catalogue/hpc114-partial-object';
import { rule as hpc115 } from './catalogue/hpc115-mount-twice';
import { rule as hpc116 } from './catalogue/hpc116-missing-group';
import { rule as hpc117 } from './catalogue/hpc117-floating-image-tag';
import { rule as hpc118 } from './catalogue/hpc118-carrier-image';
import { rule as hpc119 } from './catalogue/hpc119-directory-made-too-late';
import { rule as hpc120 } from './catalogue/hpc120-metrics-of-one-pass';
import { rule as hpc121 } from './catalogue/hpc121-secret-in-command';
import type { Rule } from './rule';

/** Every rule, by id. */
export const catalogue: readonly Rule[] = [
  hpc001,
  hpc002,
  hpc003,
  hpc004,
  hpc005,
  hpc006,
  hpc007,
  hpc008,
  hpc009,
  hpc010,
  hpc011,
  hpc012,
  hpc013,
  hpc014,
  hpc015,
  hpc016,
  hpc017,
  hpc018,
  hpc019,
  hpc020,
  hpc021,
  hpc022,
  hpc023,
  hpc024,
  hpc025,
  hpc026,
  hpc027,
  hpc028,
  hpc029,
  hpc030,
  hpc031,
  hpc032,
  hpc033,
  hpc034,
  hpc035,
  hpc036,
  hpc037,
  hpc038,
  hpc039,
  hpc040,
  hpc041,
  hpc042,
  hpc043,
  hpc044,
  hpc045,
  hpc046,
  hpc047,
  hpc048,
  hpc049,
  hpc050,
  hpc051,
  hpc052,
  hpc053,
  hpc054,
  hpc055,
  hpc056,
  hpc057,
  hpc058,
  hpc059,
  hpc060,
  hpc061,
  hpc062,
  hpc063,
  hpc064,
  hpc065,
  hpc066,
  hpc067,
  hpc068,
  hpc069,
  hpc070,
  hpc071,
  hpc072,
  hpc073,
  hpc074,
  hpc076,
  hpc077,
  hpc078,
  hpc079,
  hpc080,
  hpc081,
  hpc082,
  hpc083,
  hpc084,
  hpc085,
  hpc086,
  hpc087,
  hpc088,
  hpc089,
  hpc090,
  hpc091,
  hpc092,
  hpc093,
  hpc094,
  hpc095,
  hpc096,
  hpc097,
  hpc098,
  hpc099,
  hpc100,
  hpc101,
  hpc102,
  hpc106,
  hpc107,
  hpc108,
  hpc109,
  hpc110,
  hpc111,
  hpc112,
  hpc113,
  hpc114,
  hpc115,
  hpc116,
  hpc117,
  hpc118,
  hpc119,
  hpc120,
  hpc121,
];
