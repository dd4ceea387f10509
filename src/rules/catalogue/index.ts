import { rule as hpc001 } from './hpc001-mixed-containers';
import { rule as hpc002 } from './hpc002-host-process-conflict';
import { rule as hpc003 } from './hpc003-host-network';
import { rule as hpc004 } from './hpc004-os-linux';
import { rule as hpc005 } from './hpc005-linux-pod-fields';
import { rule as hpc006 } from './hpc006-linux-container-fields';
import { rule as hpc007 } from './hpc007-linux-fields-without-os';
import { rule as hpc008 } from './hpc008-os-value';
import { rule as hpc009 } from './hpc009-os-missing';
import { rule as hpc010 } from './hpc010-account-characters';
import { rule as hpc011 } from './hpc011-account-backslashes';
import { rule as hpc012 } from './hpc012-account-domain';
import { rule as hpc013 } from './hpc013-account-user';
import { rule as hpc014 } from './hpc014-account-missing';
import { rule as hpc015 } from './hpc015-account-of-containers';
import { rule as hpc016 } from './hpc016-account-lost-backslash';
import { rule as hpc017 } from './hpc017-account-authority-spelling';
import { rule as hpc018 } from './hpc018-unknown-service-account';
import { rule as hpc019 } from './hpc019-domain-user';
import { rule as hpc020 } from './hpc020-local-group-support';
import { rule as hpc021 } from './hpc021-account-without-domain';
import { rule as hpc022 } from './hpc022-administrative-group';
import { rule as hpc023 } from './hpc023-local-system';
import { rule as hpc024 } from './hpc024-account-on-containers-only';
import { rule as hpc025 } from './hpc025-host-process-on-containers-only';
import { rule as hpc026 } from './hpc026-run-as-non-root';
import { rule as hpc027 } from './hpc027-gmsa-name';
import { rule as hpc028 } from './hpc028-gmsa-spec';
import { rule as hpc029 } from './hpc029-gmsa-ignored';
import { rule as hpc030 } from './hpc030-host-port';
import { rule as hpc031 } from './hpc031-port-clash';
import { rule as hpc032 } from './hpc032-port-per-node';
import { rule as hpc033 } from './hpc033-host-users';
import { rule as hpc034 } from './hpc034-host-pid-and-ipc';
import { rule as hpc035 } from './hpc035-shared-process-namespace';
import { rule as hpc036 } from './hpc036-pod-security-level';
import { rule as hpc037 } from './hpc037-pod-security-label';
import { rule as hpc038 } from './hpc038-windows-nodes';
import { rule as hpc039 } from './hpc039-other-nodes';
import { rule as hpc040 } from './hpc040-os-pod-label';
import { rule as hpc041 } from './hpc041-dns-policy';
import { rule as hpc042 } from './hpc042-ignored-dns-fields';
import { rule as hpc043 } from './hpc043-host-aliases';
import { rule as hpc044 } from './hpc044-pipe-mount';
import { rule as hpc045 } from './hpc045-socket-mount';
import { rule as hpc046 } from './hpc046-host-path';
import { rule as hpc047 } from './hpc047-drive-mount';
import { rule as hpc048 } from './hpc048-hidden-folder';
import { rule as hpc049 } from './hpc049-read-only-mount';
import { rule as hpc050 } from './hpc050-memory-volume';
import { rule as hpc051 } from './hpc051-block-devices';
import { rule as hpc052 } from './hpc052-mount-propagation';
import { rule as hpc053 } from './hpc053-line-break';
import { rule as hpc054 } from './hpc054-cmd-syntax';
import { rule as hpc055 } from './hpc055-executable-name';
import { rule as hpc056 } from './hpc056-sandbox-variable';
import { rule as hpc057 } from './hpc057-host-program';
import { rule as hpc058 } from './hpc058-script-as-program';
import { rule as hpc059 } from './hpc059-bare-pwsh';
import { rule as hpc060 } from './hpc060-working-directory';
import { rule as hpc061 } from './hpc061-empty-variable';
import { rule as hpc062 } from './hpc062-base-image-command';
import { rule as hpc063 } from './hpc063-pod-resources';
import { rule as hpc064 } from './hpc064-tiny-memory-limit';
import { rule as hpc065 } from './hpc065-huge-pages';
import { rule as hpc066 } from './hpc066-resize-policy';
import { rule as hpc067 } from './hpc067-grace-period';
import { rule as hpc068 } from './hpc068-probe-host';
import { rule as hpc069 } from './hpc069-runtime-class';
import { rule as hpc070 } from './hpc070-dead-annotations';
import { rule as hpc071 } from './hpc071-cluster-ip-service';
import { rule as hpc072 } from './hpc072-token-on-old-containerd';
import { rule as hpc073 } from './hpc073-kubernetes-too-old';
import { rule as hpc074 } from './hpc074-host-network-without-host-process';
import { rule as hpc076 } from './hpc076-hostname-override';
import { rule as hpc077 } from './hpc077-host-path-backsteps';
import { rule as hpc078 } from './hpc078-contradictory-security';
import { rule as hpc079 } from './hpc079-dns-settings';
import { rule as hpc080 } from './hpc080-cluster-dns-names';
import { rule as hpc090 } from './hpc090-long-command-line';
import { rule as hpc091 } from './hpc091-missing-mount';
import { rule as hpc092 } from './hpc092-script-runs-once';
import { rule as hpc093 } from './hpc093-large-config-map';
import { rule as hpc094 } from './hpc094-altered-arguments';
import { rule as hpc095 } from './hpc095-undone-settings';
import { rule as hpc097 } from './hpc097-unreadable-input';
import { rule as hpc098 } from './hpc098-idle-suppression';
import type { Rule } from '../rule';

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
  hpc090,
  hpc091,
  hpc092,
  hpc093,
  hpc094,
  hpc095,
  hpc097,
  hpc098,
];
