import { useState } from 'react';
import { Button, Page, Panel, Tabs, toast } from '../ui/index.ts';
import { FormsSample } from './forms-sample.tsx';
import { ListsSample } from './lists-sample.tsx';
import { MarksSample } from './marks-sample.tsx';
import { SurfacesSample } from './surfaces-sample.tsx';

type Part = 'marks' | 'forms' | 'lists' | 'surfaces';

/** All pieces at once, to look at; only while developing, so its words are not translated. */
export default function KitPage() {
  const [part, setPart] = useState<Part>('marks');
  return (
    <Page
      title="Kit"
      facts="every piece at once"
      description="Look here in both themes, both densities and at phone width after changing a piece or a token."
      actions={
        <Button look="primary" onClick={() => toast({ title: 'Import undone', undo: () => {} })}>
          Show a toast
        </Button>
      }
    >
      <Panel>
        <Tabs
          label="Parts of the kit"
          value={part}
          onChange={setPart}
          tabs={[
            { value: 'marks', label: 'Marks', content: <MarksSample /> },
            { value: 'forms', label: 'Forms', content: <FormsSample /> },
            { value: 'lists', label: 'Lists', count: 3, content: <ListsSample /> },
            { value: 'surfaces', label: 'Surfaces', content: <SurfacesSample /> },
          ]}
        />
      </Panel>
    </Page>
  );
}
