export {
  ActionIcon,
  Alert,
  Anchor,
  Box,
  Button,
  Checkbox,
  Container,
  Divider,
  Group,
  Loader,
  Menu,
  Modal,
  NumberInput,
  Paper,
  PasswordInput,
  Progress,
  Radio,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
  Table,
  Tabs,
  Text,
  Textarea,
  TextInput,
  Title,
  Tooltip,
  UnstyledButton,
  VisuallyHidden,
} from '@mantine/core';
export { useForm } from '@mantine/form';
export { useClipboard, useDisclosure, useHotkeys, useLocalStorage } from '@mantine/hooks';
export * from './icons.js';
export * from './links.js';
export * from './notify.js';
export * from './tag.js';
export * from './ui-provider.js';
