import { ChevronsUpDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSwitchWorkspace } from '../features/session/enter.ts';
import { useSession } from '../features/session/session.ts';
import { Menu, MenuChoice } from '../ui/menu.tsx';
import { toastProblem } from '../ui/toast.tsx';
import styles from './workspace-switch.module.css';

/** The workspace one is in; a menu when there are several. */
export function WorkspaceSwitch() {
  const { t } = useTranslation('shell');
  const session = useSession();
  const switchTo = useSwitchWorkspace();
  if (!session?.workspace) return null;
  const { workspace, workspaces } = session;
  if (workspaces.length < 2) return <div className={styles.workspace}>{workspace.name}</div>;
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          className={styles.workspace}
          aria-label={t('workspace.switch', { name: workspace.name })}
        >
          <span className={styles.name}>{workspace.name}</span>
          <ChevronsUpDown size={14} aria-hidden />
        </button>
      }
    >
      <MenuChoice
        label={t('workspace.label')}
        value={workspace.id}
        options={workspaces.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => switchTo(id).catch(toastProblem)}
      />
    </Menu>
  );
}
