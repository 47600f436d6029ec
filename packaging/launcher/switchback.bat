@echo off
rem Starts Switchback: the window without arguments, the command line with them.
rem SWITCHBACK_JAVA_OPTIONS holds options for the Java runtime, if any are wanted.
setlocal
set "home=%~dp0.."
set "lib=%home%\lib"
set "java=%home%\runtime\bin\java.exe"
if exist "%java%" goto found
set "java=%JAVA_HOME%\bin\java.exe"
if exist "%java%" goto found
echo Switchback needs Java 25 or newer, and found none. Install it, or set JAVA_HOME to it. 1>&2
exit /b 1

:found
set "cache=%lib%\command.aot"
if "%~1"=="" set "cache=%lib%\window.aot"
if not "%~1"=="" if exist "%~1" set "cache=%lib%\window.aot"
set "aot="
if exist "%cache%" set aot="-XX:AOTCache=%cache%"
"%java%" %SWITCHBACK_JAVA_OPTIONS% @FLAGS@ "-Dorg.sqlite.lib.path=%lib%" "-DZstdNativePath=%lib%\@ZSTD@" "-Djava.util.logging.config.file=%lib%\logging.properties" -cp "@CLASSPATH@" %aot% @MAIN@ %*
exit /b %errorlevel%
