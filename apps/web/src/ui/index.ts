export {
  ActionIcon,
  Alert,
  Anchor,
  Button,
  Checkbox,
  FileButton,
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
  UnstyledButton,
} from '@mantine/core';
export { useForm } from '@mantine/form';
export { useDisclosure } from '@mantine/hooks';
export * from './icons.js';
export * from './links.js';
export * from './notify.js';
export * from './tag.js';
export * from './ui-provider.js';
