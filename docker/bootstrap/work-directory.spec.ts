import { mountsBelow } from './work-directory.mjs';

describe('mountsBelow', () => {
  it('finds what an interrupted debootstrap left, the innermost first', () => {
    const table = [
      'proc /proc proc rw 0 0',
      'proc /srv/my\\040data/tmp/base-1/proc proc rw 0 0',
      'sysfs /srv/my\\040data/tmp/base-1/sys/fs/cgroup sysfs rw 0 0',
      'tmpfs /srv/my\\040data/tmp2 tmpfs rw 0 0',
      '',
    ].join('\n');
    expect(mountsBelow('/srv/my data/tmp', table)).toEqual([
      '/srv/my data/tmp/base-1/sys/fs/cgroup',
      '/srv/my data/tmp/base-1/proc',
    ]);
  });
});
