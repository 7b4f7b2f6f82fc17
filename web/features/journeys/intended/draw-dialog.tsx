import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { intendedApi } from '../../../../server/features/journeys/intended/contract.ts';
import { call } from '../../../api.ts';
import {
  Button,
  Callout,
  ConfirmDialog,
  Dialog,
  Field,
  SkeletonText,
  TextInput,
  toast,
  useUrlFilters,
} from '../../../ui/index.ts';
import { useTypeName } from '../../catalogue/names.ts';
import { useAskedMap } from '../map/asked.ts';
import { mapQuery } from '../map/queries.ts';
import { addStep, bodyOf, type Drawing, drawingOf, firstDrawing, isDrawn } from './drawing.ts';
import { DrawnStepFields } from './drawn-step-fields.tsx';
import styles from './intended.module.css';
import type { IntendedMap } from './queries.ts';

interface DrawProps {
  /** The map that is redrawn; undefined for a new one. */
  map: IntendedMap | undefined;
  onClose: () => void;
}

/** Draws a map. A new one begins with what really happens, so that one only has to say what should. */
export function DrawDialog({ map, onClose }: DrawProps) {
  const { t } = useTranslation('journeys');
  const typeName = useTypeName();
  const asked = useAskedMap();
  const measured = useQuery({ ...mapQuery(asked?.question), enabled: !map && asked !== undefined });
  const isReady = map !== undefined || measured.data !== undefined || measured.error !== null;
  if (!isReady) {
    return (
      <Dialog open size="l" onOpenChange={(open) => open || onClose()} title={t('intended.draw')}>
        <SkeletonText lines={6} />
      </Dialog>
    );
  }
  const first = map ? drawingOf(map) : firstDrawing(t('intended.firstName'), measured.data, typeName);
  return <Draw map={map} first={first} onClose={onClose} />;
}

const MOST_STEPS = 30;

function Draw({ map, first, onClose }: DrawProps & { first: Drawing }) {
  const { t } = useTranslation('journeys');
  const [drawing, setDrawing] = useState(first);
  const [removing, setRemoving] = useState(false);
  const { save, remove } = useDeeds(map, onClose);
  return (
    <Dialog
      open
      size="l"
      onOpenChange={(open) => open || onClose()}
      title={map ? t('intended.redraw') : t('intended.draw')}
      description={t('intended.drawText')}
      footer={
        <>
          {map && (
            <Button look="quiet" icon={<Trash2 size={16} />} onClick={() => setRemoving(true)}>
              {t('intended.remove')}
            </Button>
          )}
          <Button
            look="primary"
            busy={save.isPending}
            disabled={!isDrawn(drawing)}
            onClick={() => save.mutate(drawing)}
          >
            {t('intended.save')}
          </Button>
        </>
      }
    >
      {save.error && <Callout problem={save.error} />}
      <Field label={t('intended.name')}>
        <TextInput
          value={drawing.name}
          maxLength={100}
          onChange={(name) => setDrawing({ ...drawing, name })}
        />
      </Field>
      <ol className={styles.drawn}>
        {drawing.steps.map((step, index) => (
          <DrawnStepFields key={step.id} drawing={drawing} step={step} index={index} onChange={setDrawing} />
        ))}
      </ol>
      <div>
        <Button
          size="s"
          icon={<Plus size={16} />}
          disabled={drawing.steps.length >= MOST_STEPS}
          onClick={() => setDrawing(addStep(drawing))}
        >
          {t('intended.addStep')}
        </Button>
      </div>
      {map && (
        <ConfirmDialog
          open={removing}
          onOpenChange={setRemoving}
          title={t('intended.removeTitle', { name: map.name })}
          confirmLabel={t('intended.remove')}
          look="danger"
          onConfirm={() => remove.mutateAsync(map.id)}
        >
          {t('intended.removeText')}
        </ConfirmDialog>
      )}
    </Dialog>
  );
}

function useDeeds(map: IntendedMap | undefined, onClose: () => void) {
  const { t } = useTranslation('journeys');
  const client = useQueryClient();
  const url = useUrlFilters();
  const readAgain = () => client.invalidateQueries({ queryKey: ['journey'] });
  const save = useMutation({
    mutationFn: (drawing: Drawing) =>
      map
        ? call(intendedApi.change, { params: { id: map.id }, body: bodyOf(drawing) })
        : call(intendedApi.make, { body: bodyOf(drawing) }),
    async onSuccess({ id, name }) {
      await readAgain();
      url.set({ map: id, draw: undefined });
      toast({ title: t('intended.saved', { name }) });
    },
  });
  const remove = useMutation({
    mutationFn: (id: string) => call(intendedApi.remove, { params: { id } }),
    async onSuccess() {
      await readAgain();
      url.clear('map');
      onClose();
    },
  });
  return { save, remove };
}
