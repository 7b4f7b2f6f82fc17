/** The kit: every piece a screen is made of. See README.md beside this file. */
export { Avatar, type AvatarProps } from './avatar.tsx';
export { Badge, type BadgeProps, Tag, type TagProps } from './badge.tsx';
export type { Crumb } from './breadcrumbs.tsx';
export {
  Button,
  ButtonAnchor,
  ButtonLink,
  type ButtonProps,
  IconAnchor,
  IconButton,
  type IconButtonProps,
} from './button.tsx';
export { Callout, type CalloutProps } from './callout.tsx';
export { CHANNELS, type Channel, ChannelIcon, useChannelName } from './channel-icon.tsx';
export { Away, Chip } from './chip.tsx';
export { Checkbox, RadioGroup, Switch } from './choice.tsx';
export { classes } from './classes.ts';
export { CodeBlock } from './code-block.tsx';
export { Combobox, MultiCombobox } from './combobox.tsx';
export type { Column, Sort } from './data-table/columns.ts';
export { DataTable, type DataTableProps } from './data-table/data-table.tsx';
export { DEVICES, useDeviceName } from './device-name.ts';
export { ConfirmDialog, Dialog, Drawer } from './dialog.tsx';
export { DocumentTitle } from './document-title.tsx';
export { EmotionMark, ratingSentiment } from './emotion-mark.tsx';
export { EmptyState } from './empty-state.tsx';
export { type Fact, KeyValues, Stat, type StatProps } from './facts.tsx';
export { Field, FieldGroup } from './field.tsx';
export { FileDrop } from './file-drop.tsx';
export { type Filter, FilterBar } from './filter-bar.tsx';
export { Keys } from './kbd.tsx';
export { useKeysTold, useShortcut } from './keyboard.ts';
export { LeaveGuard, type Place } from './leave-guard.tsx';
export { LineDrawing, type LineMotif } from './line-drawing.tsx';
export { ListRow, ListRowLink, Voice } from './list-row.tsx';
export { LoadMore } from './load-more.tsx';
export { Menu, MenuCheck, MenuItem, MenuSeparator } from './menu.tsx';
export { Nowhere } from './nowhere.tsx';
export { Page, type PageProps } from './page.tsx';
export { Panel, type PanelProps } from './panel.tsx';
export { Breaking, Pieces } from './pieces.tsx';
export { Popover } from './popover.tsx';
export { ProgressBar } from './progress-bar.tsx';
export { QrCode } from './qr-code.tsx';
export { SearchInput } from './search-input.tsx';
export { type Option, Select } from './select.tsx';
export { Skeleton, SkeletonRows, SkeletonText } from './skeleton.tsx';
export { slides } from './slides.ts';
export { StageMark } from './stage-mark.tsx';
export { type Tab, Tabs } from './tabs.tsx';
export { NumberInput, PasswordInput, TextArea, TextInput } from './text-input.tsx';
export { TextLink } from './text-link.tsx';
export { Time, useNow } from './time.tsx';
export { closeToast, toast, toastProblem } from './toast.tsx';
export { type UrlFilters, type UrlSearch, useUrlFilters } from './url-filters.ts';
export { ViewChoice } from './view-choice.tsx';
export { Waiting } from './waiting.tsx';
